import Documents
import LoomTesting
import SentoriStacks
import Testing

@Suite struct FunctionTests {
    @Test("B1: two functions from packages, Python 3.11, 512 MB, 30 s, in no network", arguments: Environment.systems)
    func functions(in environment: Environment) {
        let functions = Deployment.of(environment).all("AWS::Lambda::Function")
        #expect(
            functions.compactMap { $0.text("FunctionName") }
                == ["run-api", "sensor-api"].map { "iot-playground-\($0)-\(environment.rawValue)" })
        Deployment.of(environment).expectEach(
            "AWS::Lambda::Function",
            [
                "PackageType": "Zip", "Runtime": "python3.11", "Handler": "handler.handler", "MemorySize": 512, "Timeout": 30,
                "VpcConfig": .absent,
                "Code": [
                    "S3Bucket": "iot-playground-deploy-{account}", "S3Key": .like("assets/\(environment.rawValue)/*.zip"),
                    "ImageUri": .absent,
                ],
            ])
    }

    @Test("B1: each package is an asset of the stack that runs it")
    func assets() {
        let keys = Deployment.dev.all("AWS::Lambda::Function").compactMap { $0.text("Code", "S3Key") }
        #expect(Set(keys).count == 2)
        #expect(Set(Deployment.dev.app.assets.map(\.key)) == Set(keys))
        #expect(Deployment.dev.app.assets.allSatisfy { $0.stack == "lambdas" })
        // The same code in both environments is one package.
        #expect(Deployment.prod.app.assets.map(\.sha256) == Deployment.dev.app.assets.map(\.sha256))
    }

    @Test("B1: variables name the tables, and none is one that Lambda sets", arguments: Environment.systems)
    func variables(in environment: Environment) {
        func variables(_ id: String) -> JSON.Object {
            Deployment.of(environment)["lambdas.\(id)Function"]?["Environment", "Variables"]?.object ?? [:]
        }
        let env = environment.rawValue
        #expect(variables("RunApi")["RUNS_TABLE"] == .string("iot-playground-runs-\(env)"))
        #expect(variables("SensorApi")["SENSOR_DATA_TABLE"] == .string("iot-playground-sensor-data-\(env)"))
        #expect(variables("RunApi")["SENSOR_DATA_TABLE"] == nil && variables("SensorApi")["RUNS_TABLE"] == nil)
        #expect(variables("RunApi")["APP_ENV"] == .string(env))
        for id in ["RunApi", "SensorApi"] { #expect(!variables(id).keys.contains { $0.hasPrefix("AWS_") || $0.hasPrefix("LAMBDA_") }) }
    }
}
