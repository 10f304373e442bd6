import Documents
import Loom
import LoomTesting
import Testing
import VectoraStacks

@Suite struct FunctionTests {
    @Test("C2: the function, sized by parameters, with its variables", arguments: Environment.systems)
    func function(in environment: Environment) {
        let env = environment.rawValue
        Deployment.of(environment).expect(
            at: "s1-ingest-v2.IngestV2Function",
            [
                "FunctionName": .like("vectora-inbox-ingest-v2-\(env)"), "Runtime": "python3.12", "Handler": "handler.lambda_handler",
                "VpcConfig": .absent,
                "Environment": [
                    "Variables": .exactly([
                        "ENV": ["Ref": "Env"], "PROJECT_NAME": ["Ref": "ProjectName"], "CONFIG_BUCKET": ["Ref": "ConfigBucketName"],
                        "DATA_BUCKET": ["Ref": "DataBucketName"], "LOG_LEVEL": "INFO",
                    ])
                ],
            ])
        let function = Deployment.of(environment)["s1-ingest-v2.IngestV2Function"]
        #expect(function?["Timeout"] == ["Ref": "LambdaTimeout"] && function?["MemorySize"] == ["Ref": "LambdaMemorySize"])
        #expect(function?["Role"] == ["Ref": "IngestV2RoleArn"])
    }

    @Test("C2: its log group, and nothing else beside it", arguments: Environment.systems)
    func logs(in environment: Environment) {
        Deployment.of(environment).expect(
            "AWS::Logs::LogGroup", ["LogGroupName": .like("/aws/lambda/vectora-inbox-ingest-v2-\(environment.rawValue)")])
        #expect(Deployment.of(environment)["s1-ingest-v2.IngestV2LogGroup"]?["RetentionInDays"] == ["Ref": "LogRetentionDays"])
        #expect(Deployment.of(environment).resources.map(\.logicalID).sorted() == ["IngestV2Function", "IngestV2LogGroup"])
    }

    @Test(
        "C2b: the package lies at a fixed key, and its version is a parameter that CloudFormation sees change",
        arguments: Environment.systems)
    func code(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let code = deployment["s1-ingest-v2.IngestV2Function"]?["Code"]
        #expect(code?["S3Bucket"] == ["Ref": "IngestV2CodeBucket"] && code?["S3Key"] == ["Ref": "IngestV2CodeKey"])
        #expect(
            code?["S3ObjectVersion"]
                == ["Fn::If": ["HasIngestV2CodeVersion", ["Ref": "IngestV2CodeVersion"], ["Ref": "AWS::NoValue"]]])
        #expect(deployment.app.uploads.map(\.functions) == [["IngestV2Function"]])
        #expect(deployment.app.input("IngestV2CodeVersion") == .version(file: deployment.app.uploads[0].file))
        #expect(deployment.app.assets.isEmpty, "it does not lie in a deploy bucket as well")
    }

    @Test("C4: the package is the same for each environment")
    func package() {
        #expect(Set(Environment.systems.flatMap { Deployment.of($0).app.uploads.map(\.sha256) }).count == 1)
    }

    @Test("C5: the function is called after the deployment, and must answer 200", arguments: Environment.systems)
    func smokeTest(in environment: Environment) throws {
        let app = Deployment.of(environment).app
        let test = try #require(app.smokeTests.first)
        #expect(test.function == "IngestV2Function" && test.alias == nil && test.status == 200)
        let event = try #require(app.files.first { $0.name == test.event }).file.bytes().get()
        #expect(
            try JSON(parsing: event)
                == ["client_id": "lai_weekly_v3", "sources": ["press_corporate__medincell"], "period_days": 1, "dry_run": true])
    }

    @Test("C6: nothing is found that nobody accepted", arguments: Environment.systems)
    func findings(in environment: Environment) { Deployment.of(environment).expectNoFindings() }
}
