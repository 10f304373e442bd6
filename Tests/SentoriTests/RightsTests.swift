import Documents
import LoomTesting
import SentoriStacks
import Testing

@Suite struct RightsTests {
    /// Action and resource of each pair that a role allows, sorted.
    func rights(_ id: String, _ environment: Environment) throws -> [String] {
        let policy = try #require(Deployment.of(environment)["lambdas.\(id)Policy"])
        return (policy["PolicyDocument", "Statement"]?.array ?? []).flatMap { statement -> [String] in
            let actions = statement["Action"]?.array ?? [statement["Action"] ?? .null]
            let resources = statement["Resource"]?.array ?? [statement["Resource"] ?? .null]
            #expect(statement["Effect"] == "Allow")
            return actions.flatMap { action in resources.map { "\(action.string ?? "?") \(policy.text(of: $0))" } }
        }.sorted()
    }

    @Test("B9: each function has its own table's actions, its own log, and nothing else", arguments: Environment.systems)
    func functions(in environment: Environment) throws {
        #expect(
            try rights("RunApi", environment) == [
                "dynamodb:GetItem data.Runs.Arn", "dynamodb:PutItem data.Runs.Arn", "dynamodb:Query data.Runs.Arn",
                "dynamodb:Query data.Runs.Arn/index/byStatus", "dynamodb:UpdateItem data.Runs.Arn",
                "logs:CreateLogStream lambdas.RunApiLogs.Arn", "logs:PutLogEvents lambdas.RunApiLogs.Arn",
            ])
        #expect(
            try rights("SensorApi", environment) == [
                "dynamodb:PutItem data.SensorData.Arn", "dynamodb:Query data.SensorData.Arn",
                "dynamodb:Query data.SensorData.Arn/index/byRun", "dynamodb:Scan data.SensorData.Arn",
                "dynamodb:Scan data.SensorData.Arn/index/byRun", "logs:CreateLogStream lambdas.SensorApiLogs.Arn",
                "logs:PutLogEvents lambdas.SensorApiLogs.Arn",
            ])
    }

    @Test("B9: no role has a policy beside its own, and only Lambda takes them on", arguments: Environment.systems)
    func roles(in environment: Environment) {
        let stack = Deployment.of(environment).stack("lambdas")
        stack.expectCount(2, of: "AWS::IAM::Role")
        stack.expectCount(2, of: "AWS::IAM::Policy")
        stack.expectEach(
            "AWS::IAM::Role",
            [
                "ManagedPolicyArns": .absent, "Policies": .absent,
                "AssumeRolePolicyDocument": [
                    "Statement": [["Principal": ["Service": "lambda.amazonaws.com"], "Action": "sts:AssumeRole"]]
                ],
            ])
    }
}
