import AWS
import CloudFormationModel
import Loom

/// The function that takes in sources, its log group, and the parameters by which the template can be deployed by hand as well (C1, C2).
struct IngestV2Stack: Stack {
    let description = "Vectora inbox: ingest-v2"

    let projectName = Parameter("The project, which names all resources", default: VectoraApp.name)
    let env: Parameter<Environment>
    let configBucketName: Parameter<String>
    let dataBucketName: Parameter<String>
    let ingestV2RoleArn: Parameter<String>
    let ingestV2CodeBucket: Parameter<String>
    let ingestV2CodeKey = Parameter("The package's key in its bucket", default: "lambda/ingest-v2/latest.zip")
    let lambdaRuntime = Parameter("What runs the package", default: Plan.runtime, allowed: [.python312, .python313])
    let lambdaTimeout = Parameter("Seconds that a call may take", default: 900, in: 1...900)
    let lambdaMemorySize = Parameter("Memory in MB", default: 512, in: 128...10_240)
    let logRetentionDays = Parameter("Days that logs are kept", default: LogRetention.oneWeek, allowed: LogRetention.allCases)

    let ingestV2Code: UploadedPackage
    let ingestV2LogGroup: Logs.LogGroup
    let ingestV2Function: Lambda.Function
    let test: SmokeTest

    init(_ plan: Plan) {
        env = Parameter("The environment, which names all resources", default: plan.environment, allowed: Environment.systems)
        configBucketName = Parameter("Bucket of the clients' configuration", from: plan.core.output("ConfigBucketName"))
        dataBucketName = Parameter("Bucket of what was taken in", from: plan.core.output("DataBucketName"))
        ingestV2RoleArn = Parameter("Role of the function", from: plan.identities.output("IngestNormalizeRoleArn"))
        ingestV2CodeBucket = Parameter("Bucket of the package", default: plan.codeBucket)

        let name: Value<String> = "\(projectName.ref)-ingest-v2-\(env.ref)"
        ingestV2Code = UploadedPackage(
            DeploymentPackage(
                "stacks/Vectora/functions/ingest-v2",
                required: [
                    "/handler.py", "vectora_core/__init__.py", "vectora_core/config_loader.py", "vectora_core/content_parser.py",
                    "vectora_core/models.py", "vectora_core/s3_io.py", "vectora_core/source_fetcher.py", "vectora_core/utils.py",
                ], forbidden: ["boto3/", "requests/", "*.pyd", "*-dist-info/", "*.dist-info/"]),
            runtime: Plan.runtime, handler: "handler.lambda_handler", to: ingestV2CodeBucket, at: ingestV2CodeKey)
        ingestV2LogGroup = Logs.LogGroup(
            logGroupName: "/aws/lambda/\(name)", retentionInDays: logRetentionDays.ref, attributes: plan.removal.attributes)
        ingestV2Function = Lambda.Function(
            code: ingestV2Code.code, role: ingestV2RoleArn.ref,
            environment: .init(variables: [
                "ENV": env.ref, "PROJECT_NAME": projectName.ref, "CONFIG_BUCKET": configBucketName.ref, "DATA_BUCKET": dataBucketName.ref,
                "LOG_LEVEL": "INFO",
            ]),
            functionName: name, handler: "handler.lambda_handler", loggingConfig: .init(logGroup: ingestV2LogGroup.ref),
            memorySize: lambdaMemorySize.ref, runtime: .init(lambdaRuntime.ref), timeout: lambdaTimeout.ref)
        test = SmokeTest(ingestV2Function, event: "stacks/Vectora/events/dry-run.json")
    }

    var outputs: [StackOutput] {
        [StackOutput("IngestV2FunctionArn", ingestV2Function.attribute("Arn"), "The function, for those who call it")]
    }
}
