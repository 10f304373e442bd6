import Documents
import TemplateReading

extension Rule {
    static let functionOrder = Rule(
        "function-order", "What is made for a function waits until the function is there.", severity: .warning,
        reason: """
            A permission, an alias or an event source that names its function by a written name does not refer to it, so that CloudFormation \
            makes both at the same time: the first deployment then fails, or does not, as it happens.
            """,
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
        refused: example(dependsOn: ""), accepted: example(dependsOn: "DependsOn: Function, ")
    ) { template, breaches in
        for type in types {
            for resource in template.resources(of: type) {
                guard let owner = template.functionWritten(in: resource.properties["FunctionName"]),
                    !template.dependencies.waits(resource.logicalID, for: owner.logicalID)
                else { continue }
                breaches.add(
                    "\(resource.logicalID) names \(owner.logicalID) and does not wait for it", at: resource.path + ["FunctionName"],
                    remedy: "name \(owner.logicalID) under DependsOn")
            }
        }
    }

    private static let types = [
        "AWS::Lambda::Alias", "AWS::Lambda::EventInvokeConfig", "AWS::Lambda::EventSourceMapping", "AWS::Lambda::Permission",
        "AWS::Lambda::Url", "AWS::Lambda::Version",
    ]

    private static func example(dependsOn: String) -> String {
        """
        Function:
          Type: AWS::Lambda::Function
          Properties:
            {FunctionName: orders, Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, Role: 'arn:aws:iam::123456789012:role/a'}
        Permission:
          {Type: 'AWS::Lambda::Permission', \(dependsOn)Properties: {FunctionName: orders, Action: 'lambda:InvokeFunction', Principal: events.amazonaws.com, SourceAccount: '123456789012'}}
        """
    }
}

extension TemplateView {
    /// The function of this template that a text names without a reference, or its alias where the text names one: `NAME`, `NAME:ALIAS`, or
    /// the same at the end of an ARN.
    fileprivate func functionWritten(in value: JSON?) -> Resource? {
        guard let text = text(of: value).constants.last else { return nil }
        var parts = text.split(separator: ":").map(String.init)
        if let kind = parts.lastIndex(of: "function") { parts = Array(parts[(kind + 1)...]) }
        guard let name = parts.first, parts.count <= 2,
            let function = resource(of: "AWS::Lambda::Function", where: "FunctionName", is: name)
        else { return nil }
        guard parts.count == 2 else { return function }
        return resources(of: "AWS::Lambda::Alias").first { alias in
            certainText(alias.properties["Name"]) == parts[1]
                && target(of: alias.properties["FunctionName"], type: "AWS::Lambda::Function", name: "FunctionName")?.logicalID
                    == function.logicalID
        } ?? function
    }
}
