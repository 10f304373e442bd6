import TemplateReading

extension Rule {
    static let functionRuntime = Rule(
        "function-runtime", "A function's runtime is one that Lambda still takes.",
        reason: "Lambda refuses to create or to update functions of a runtime whose time is over.",
        url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
        refused: example("python3.6"), accepted: example("python3.13")
    ) { template, breaches in
        for function in template.resources(of: "AWS::Lambda::Function") {
            guard let runtime = template.certainText(function.properties["Runtime"]), let successor = retired[runtime] else { continue }
            breaches.add("Lambda takes no function of \(runtime) any more", in: function, at: "Runtime", remedy: "take \(successor)")
        }
    }

    /// Those in which functions can neither be created nor updated, as of November 2026.
    private static let retired = [
        "dotnetcore1.0": "dotnet10", "dotnetcore2.0": "dotnet10", "dotnetcore2.1": "dotnet10", "dotnetcore3.1": "dotnet10",
        "nodejs": "nodejs24.x", "nodejs4.3": "nodejs24.x", "nodejs4.3-edge": "nodejs24.x", "nodejs6.10": "nodejs24.x",
        "nodejs8.10": "nodejs24.x", "nodejs10.x": "nodejs24.x", "nodejs12.x": "nodejs24.x", "python2.7": "python3.14",
        "python3.6": "python3.14", "ruby2.5": "ruby3.4",
    ]

    private static func example(_ runtime: String) -> String {
        """
        Function:
          Type: AWS::Lambda::Function
          Properties: {Runtime: \(runtime), Handler: index.handler, Role: 'arn:aws:iam::123456789012:role/a', Code: {ZipFile: 'pass'}}
        """
    }
}
