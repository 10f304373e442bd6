import Documents
import TemplateReading

extension Rule {
    static let environmentSize = Rule(
        "environment-size", "A function's environment variables take no more than 4 KB together.",
        reason: "Lambda refuses the function: names and values count, and the limit cannot be raised.",
        url: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
        refused: example(length: 4200), accepted: example(length: 4000)
    ) { template, breaches in
        for function in template.resources(of: "AWS::Lambda::Function") {
            for (path, variables) in template.objects(at: "Environment", "Variables", in: function) {
                // What only AWS knows counts for nothing.
                let size = variables.reduce(0) { size, variable in
                    let texts = template.texts(of: variable.value)
                    return texts.isEmpty ? size : size + variable.key.utf8.count + (texts.map(\.leastSize).min() ?? 0)
                }
                guard size > 4096 else { continue }
                breaches.add(
                    "\(size) bytes of environment variables; 4,096 are taken", at: path,
                    remedy: "put what is long into a parameter of Systems Manager or an object of S3")
            }
        }
    }

    private static func example(length: Int) -> String {
        """
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Code: {S3Bucket: code, S3Key: a.zip}
            Handler: a.b
            Runtime: python3.12
            Role: arn:aws:iam::123456789012:role/a
            Environment: {Variables: {LONG: \(String(repeating: "x", count: length))}}
        """
    }
}

extension KnownText {
    /// How many bytes it takes at least.
    var leastSize: Int {
        parts.reduce(0) { size, part in
            switch part {
            case .constant(let text): size + text.utf8.count
            case .unknown(let least): size + least
            }
        }
    }
}
