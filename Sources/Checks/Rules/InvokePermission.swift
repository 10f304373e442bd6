import Documents
import TemplateReading

extension Rule {
    static let invokePermission = Rule(
        "invoke-permission", "Who calls a function by its name is allowed to.", severity: .warning,
        reason: """
            An API or a rule that calls a function needs a permission of the function itself. The stack is made without it; then the API \
            answers 500, and the rule's events are lost.
            """,
        url: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
        refused: example(permission: ""),
        accepted: example(
            permission:
                "Permission: {Type: 'AWS::Lambda::Permission', Properties: {FunctionName: !Ref Function, Action: 'lambda:InvokeFunction', Principal: events.amazonaws.com}}"
        )
    ) { template, breaches in
        guard !template.isTransformed else { return }
        var allowed: [String: Set<String>] = [:]
        for permission in template.resources(of: "AWS::Lambda::Permission") {
            // One for a function that is not known may be for any.
            guard
                let function = template.function(of: permission.properties["FunctionName"])
                    ?? template.functionNamed(in: permission.properties["FunctionName"]),
                let principal = template.text(of: permission.properties["Principal"]).constant
            else { return }
            allowed[function.logicalID, default: []].insert(principal)
        }
        func require(_ principal: String, _ function: TemplateView.Resource, at path: [String]) {
            guard allowed[function.logicalID]?.contains(where: { $0.hasPrefix(principal) || $0 == "*" }) != true else { return }
            breaches.add(
                "\(function.logicalID) does not allow \(principal).amazonaws.com to call it", at: path,
                remedy: "add an AWS::Lambda::Permission for \(function.logicalID)")
        }
        for integration in template.functionIntegrations where !integration.hasCredentials {
            require("apigateway", integration.function, at: integration.path)
        }
        for rule in template.resources(of: "AWS::Events::Rule") {
            for (path, target) in template.objects(at: "Targets", "*", in: rule) where target["RoleArn"] == nil {
                if let function = template.function(of: target["Arn"]) { require("events", function, at: path + ["Arn"]) }
            }
        }
        for subscription in template.resources(of: "AWS::SNS::Subscription")
        where template.certainText(subscription.properties["Protocol"]) == "lambda" {
            if let function = template.function(of: subscription.properties["Endpoint"]) {
                require("sns", function, at: subscription.path + ["Endpoint"])
            }
        }
    }

    private static func example(permission: String) -> String {
        """
        Function:
          Type: AWS::Lambda::Function
          Properties: {Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, Role: 'arn:aws:iam::123456789012:role/a'}
        Daily: {Type: 'AWS::Events::Rule', Properties: {ScheduleExpression: rate(1 day), Targets: [{Id: a, Arn: !GetAtt Function.Arn}]}}
        \(permission)
        """
    }
}
