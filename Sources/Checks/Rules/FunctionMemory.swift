import TemplateReading

extension Rule {
    static let functionMemory = Rule(
        "function-memory", "A function has no more than 10,240 MB of memory.",
        reason: "Lambda refuses the function; only those that run on a capacity provider of their own take more.",
        url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html",
        refused: example(memory: 16384), accepted: example(memory: 10240)
    ) { template, breaches in
        for function in template.resources(of: "AWS::Lambda::Function")
        where template.presence(of: function.properties["CapacityProviderConfig"]) == .absent {
            guard let memory = template.certainNumber(function.properties["MemorySize"]), memory > 10240 else { continue }
            breaches.add("\(memory) MB; 10,240 are taken", in: function, at: "MemorySize")
        }
    }

    private static func example(memory: Int) -> String {
        """
        Function:
          Type: AWS::Lambda::Function
          Properties:
            {Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, MemorySize: \(memory), Role: 'arn:aws:iam::123456789012:role/a'}
        """
    }
}
