import LoomTesting
import PolicySimulation
import Testing
import VectoraStacks

/// What the roles that deliver dev may do, and what not.
@Suite struct DeliveryTests {
    static let template = Deployment.of(.account).app.stacks[0].template
    static let delivery = PolicySimulator(["DevPolicy"], in: template)
    static let execution = PolicySimulator(["DevExecution1"], in: template)

    static let object = "arn:aws:s3:::vectora-inbox-lambda-code-dev/lambda/ingest-v2/latest.zip"
    static let function = "arn:aws:lambda:eu-west-3:1:function:vectora-inbox-ingest-v2-dev"
    static let toLambda = ["iam:PassedToService": "lambda.amazonaws.com"]

    @Test(
        "C2b, C3, C5: the workflow reads other stacks, uploads to the fixed key, updates the code and calls the function",
        arguments: [
            ("cloudformation:DescribeStacks", "*"), ("s3:GetObject", object), ("s3:PutObject", object),
            ("s3:ListBucket", "arn:aws:s3:::vectora-inbox-lambda-code-dev"), ("lambda:GetFunctionConfiguration", function),
            ("lambda:UpdateFunctionCode", function), ("lambda:InvokeFunction", function),
            ("cloudformation:ExecuteChangeSet", "arn:aws:cloudformation:eu-west-3:1:stack/vectora-inbox-s1-ingest-v2-dev/1"),
        ])
    func delivery(action: String, resource: String) { #expect(Self.delivery.allows(action, on: resource)) }

    @Test(
        "C3: neither role touches what others deployed, another key or another environment",
        arguments: [
            ("s3:PutObject", "arn:aws:s3:::vectora-inbox-lambda-code-dev/lambda/other/latest.zip"),
            ("s3:PutObject", "arn:aws:s3:::vectora-inbox-lambda-code-prod/lambda/ingest-v2/latest.zip"), ("s3:DeleteObject", object),
            ("s3:GetObject", "arn:aws:s3:::vectora-inbox-config-dev/clients/a.json"),
            ("lambda:InvokeFunction", "arn:aws:lambda:eu-west-3:1:function:vectora-inbox-other-dev"),
            ("lambda:InvokeFunction", "arn:aws:lambda:eu-west-3:1:function:vectora-inbox-ingest-v2-prod"),
            ("lambda:UpdateFunctionCode", "arn:aws:lambda:eu-west-3:1:function:vectora-inbox-ingest-v2-prod"),
            ("iam:CreateRole", "arn:aws:iam::1:role/vectora-inbox-other-dev"),
            ("iam:PutRolePolicy", "arn:aws:iam::1:role/vectora-inbox-s0-iam-dev-IngestNormalizeRole-1"),
        ])
    func nothingElse(action: String, resource: String) {
        for role in [Self.delivery, Self.execution] { #expect(!role.allows(action, on: resource, Self.toLambda)) }
    }

    @Test("C2, C3: CloudFormation makes the function from the package's version, with the role of the stack that makes roles")
    func execution() {
        for action in ["s3:GetObject", "s3:GetObjectVersion"] { #expect(Self.execution.allows(action, on: Self.object)) }
        for action in ["lambda:CreateFunction", "lambda:DeleteFunction", "lambda:UpdateFunctionConfiguration"] {
            #expect(Self.execution.allows(action, on: Self.function))
        }
        #expect(
            Self.execution.allows(
                "logs:PutRetentionPolicy", on: "arn:aws:logs:eu-west-3:1:log-group:/aws/lambda/vectora-inbox-ingest-v2-dev"))
        for role in ["vectora-inbox-s0-iam-dev-IngestNormalizeRole-1A2B", "vectora-inbox-ingest-normalize-dev"] {
            #expect(Self.execution.allows("iam:PassRole", on: "arn:aws:iam::1:role/\(role)", Self.toLambda))
            #expect(!Self.execution.allows("iam:PassRole", on: "arn:aws:iam::1:role/\(role)"))
        }
        for role in [
            "vectora-inbox-s0-iam-prod-IngestNormalizeRole-1A2B", "vectora-inbox-s0-core-dev-Admin-1", "vectora-inbox-execution-dev",
        ] {
            #expect(!Self.execution.allows("iam:PassRole", on: "arn:aws:iam::1:role/\(role)", Self.toLambda))
        }
    }

    @Test("without roles of its own the environment has no boundary")
    func boundary() {
        Deployment.of(.account).expectCount(0, of: "AWS::IAM::ManagedPolicy", ["ManagedPolicyName": "vectora-inbox-boundary-dev"])
    }
}
