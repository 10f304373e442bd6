import TemplateReading

extension Rule {
    static let eventSourceRole = Rule(
        "event-source-role", "A function's role may read the queue, table or stream that calls it.",
        reason: """
            Lambda reads with the function's role and tries it when the event source mapping is created: \
            "The provided execution role does not have permissions to call ReceiveMessage on SQS".
            """,
        url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions",
        refused: example(action: "sqs:SendMessage"), accepted: example(action: "sqs:*")
    ) { template, breaches in
        for mapping in template.resources(of: "AWS::Lambda::EventSourceMapping") {
            guard let source = template.target(of: mapping.properties["EventSourceArn"]), let actions = actions[source.type],
                let function = template.function(of: mapping.properties["FunctionName"]),
                let role = template.target(of: function.properties["Role"], type: "AWS::IAM::Role", name: "RoleName"),
                let rights = RoleRights(of: role, in: template), !isOpen(source, template)
            else { continue }
            let missing = actions.filter { !rights.mayAllow($0) }
            guard !missing.isEmpty else { continue }
            breaches.add(
                "\(role.logicalID) does not allow \(missing.joined(separator: ", "))", in: mapping, at: "FunctionName",
                remedy: "allow \(missing.count == 1 ? "it" : "them") on \(source.logicalID) in a policy of \(role.logicalID)")
        }
    }

    private static let actions = [
        "AWS::SQS::Queue": ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        "AWS::DynamoDB::Table": ["dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream"],
        "AWS::Kinesis::Stream": ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream"],
    ]

    /// Whether the source itself may let the role in, by a policy of its own.
    private static func isOpen(_ source: TemplateView.Resource, _ template: TemplateView) -> Bool {
        template.policyDocuments.contains { policy in
            policy.kind == .resource && policy.owner.type == "AWS::SQS::QueuePolicy"
                && template.values(at: "Queues", "*", in: policy.owner).contains {
                    template.target(of: $0.value)?.logicalID ?? source.logicalID == source.logicalID
                }
                && policy.statements.contains { template.certainText($0.statement["Effect"]) != "Deny" }
        }
    }

    private static func example(action: String) -> String {
        """
        Queue: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimeout: 360}}
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}
            Policies: [{PolicyName: a, PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: '\(action)', Resource: !GetAtt Queue.Arn}]}}]
        Function:
          Type: AWS::Lambda::Function
          Properties: {Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, Role: !GetAtt Role.Arn}
        Source: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref Function}}
        """
    }
}
