import CloudFormationModel
import Documents
import Loom
import LoomTesting
import Testing
import VectoraStacks

@Suite struct ParameterTests {
    /// C1's list, and the version of the package (C2b).
    static let names = [
        "ProjectName", "Env", "ConfigBucketName", "DataBucketName", "IngestV2RoleArn", "IngestV2CodeBucket", "IngestV2CodeKey",
        "LambdaRuntime", "LambdaTimeout", "LambdaMemorySize", "LogRetentionDays", "IngestV2CodeVersion",
    ]

    private func parameters(_ environment: Environment) -> JSON.Object {
        Deployment.of(environment).templates[0].json["Parameters"]?.object ?? [:]
    }

    @Test("C1: one template, under the stack name of the documents, with its parameters", arguments: Environment.systems)
    func template(in environment: Environment) {
        let app = Deployment.of(environment).app
        #expect(app.stacks.map(\.stackName) == ["vectora-inbox-s1-ingest-v2-\(environment.rawValue)"])
        #expect(app.stack.region == .paris)
        #expect(Array(parameters(environment).keys) == Self.names)
        for (name, parameter) in parameters(environment) { #expect(parameter["Description"]?.string?.isEmpty == false, "\(name)") }
    }

    @Test("C1: defaults, of which Env is the environment that was synthesized", arguments: Environment.systems)
    func defaults(in environment: Environment) {
        let env = environment.rawValue
        let expected: [String: JSON] = [
            "ProjectName": "vectora-inbox", "Env": .string(env), "IngestV2CodeBucket": .string("vectora-inbox-lambda-code-\(env)"),
            "IngestV2CodeKey": "lambda/ingest-v2/latest.zip", "LambdaRuntime": "python3.12", "LambdaTimeout": 900,
            "LambdaMemorySize": 512, "LogRetentionDays": 7, "IngestV2CodeVersion": "",
        ]
        for (name, parameter) in parameters(environment) { #expect(parameter["Default"] == expected[name], "\(name)") }
    }

    @Test("C1: what may be passed is limited, and typed")
    func limits() {
        let parameters = parameters(.dev)
        #expect(parameters["Env"]?["AllowedValues"] == ["dev", "stage", "prod"])
        #expect(parameters["LambdaRuntime"]?["AllowedValues"]?.array?.contains("python3.12") == true)
        #expect(parameters["LogRetentionDays"]?["AllowedValues"]?.array?.contains(7) == true)
        #expect(parameters["LambdaTimeout"]?["MaxValue"] == 900)
        #expect(parameters["LambdaMemorySize"]?["MinValue"] == 128)
        for name in ["LambdaTimeout", "LambdaMemorySize", "LogRetentionDays"] { #expect(parameters[name]?["Type"] == "Number", "\(name)") }
    }

    @Test("C3: buckets and role are outputs of stacks that exist, looked up by name", arguments: Environment.systems)
    func lookups(in environment: Environment) {
        let (app, env) = (Deployment.of(environment).app, environment.rawValue)
        func output(_ name: String, _ stack: String) -> ParameterInput {
            .output(name, ofStack: "vectora-inbox-\(stack)-\(env)", in: .paris)
        }
        #expect(app.input("ConfigBucketName") == output("ConfigBucketName", "s0-core"))
        #expect(app.input("DataBucketName") == output("DataBucketName", "s0-core"))
        #expect(app.input("IngestV2RoleArn") == output("IngestNormalizeRoleArn", "s0-iam"))
        #expect(Deployment.of(environment).all("AWS::IAM::Role", "AWS::S3::Bucket").isEmpty)
    }
}
