import TemplateReading

extension Rule {
    static let policyOrder = Rule(
        "policy-order", "What uses a role when it is made waits for the role's policies.", severity: .warning,
        reason: """
            A policy that is a resource of its own may be attached later than the role is used: an event source mapping is then refused, \
            or made, as luck has it.
            """,
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
        refused: example(dependsOn: ""), accepted: example(dependsOn: "DependsOn: Policy, ")
    ) { template, breaches in
        for mapping in template.resources(of: "AWS::Lambda::EventSourceMapping") {
            guard let function = template.function(of: mapping.properties["FunctionName"]),
                let role = template.target(of: function.properties["Role"], type: "AWS::IAM::Role", name: "RoleName")
            else { continue }
            let policies = RoleRights.policies(of: role, in: template).subtracting([role.logicalID]).filter {
                template.resource($0)?.type != "AWS::IAM::ManagedPolicy"
            }
            let awaited = template.dependencies.all(of: mapping.logicalID)
            for policy in policies.sorted() where !awaited.contains(policy) {
                breaches.add(
                    "\(mapping.logicalID) does not wait for \(policy), which gives its function's role its rights",
                    at: ["Resources", mapping.logicalID], remedy: "name \(policy) under DependsOn")
            }
        }
    }

    private static func example(dependsOn: String) -> String {
        """
        Queue: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimeout: 360}}
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}
        Policy:
          Type: AWS::IAM::Policy
          Properties:
            Roles: [!Ref Role]
            PolicyName: read
            PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: 'sqs:*', Resource: !GetAtt Queue.Arn}]}
        Function:
          Type: AWS::Lambda::Function
          Properties: {Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, Role: !GetAtt Role.Arn}
        Source: {Type: 'AWS::Lambda::EventSourceMapping', \(dependsOn)Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref Function}}
        """
    }
}
