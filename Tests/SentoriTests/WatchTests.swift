import Documents
import LoomTesting
import SentoriStacks
import Testing

@Suite struct WatchTests {
    static let environments = Environment.systems

    /// `AWS/Lambda Errors iot-playground-run-api-dev`, of each graph of the dashboard.
    func graphed(_ environment: Environment) throws -> Set<String> {
        let deployment = Deployment.of(environment)
        let dashboard = try #require(deployment.all("AWS::CloudWatch::Dashboard").first)
        let body = try JSON(parsing: Array(dashboard.text(of: dashboard["DashboardBody"] ?? .null).utf8))
        let metrics = (body["widgets"]?.array ?? []).flatMap { $0["properties"]?["metrics"]?.array ?? [] }
        return Set(metrics.map { metric in [0, 1, 3].compactMap { metric[$0]?.string }.joined(separator: " ") })
    }

    func alarmed(_ environment: Environment) -> Set<String> {
        Set(
            Deployment.of(environment).all("AWS::CloudWatch::Alarm").map { alarm in
                [alarm.text("Namespace"), alarm.text("MetricName"), alarm["Dimensions"]?[0]?["Value"]?.string].compactMap { $0 }.joined(
                    separator: " ")
            })
    }

    @Test("B6: functions and API have log groups that do not grow for ever", arguments: environments)
    func logs(in environment: Environment) {
        Deployment.of(environment).stack("lambdas").expectCount(3, of: "AWS::Logs::LogGroup")
        Deployment.of(environment).expectEach("AWS::Logs::LogGroup", ["RetentionInDays": environment == .dev ? 14 : 90])
        Deployment.of(environment).expectEach("AWS::Lambda::Function", ["LoggingConfig": ["LogFormat": "JSON", "LogGroup": .any]])
    }

    @Test("B6: the four metrics of both functions are shown, and what is wrong is told", arguments: environments)
    func functions(in environment: Environment) throws {
        let (graphed, alarmed) = (try graphed(environment), alarmed(environment))
        for function in ["run-api", "sensor-api"].map({ "iot-playground-\($0)-\(environment.rawValue)" }) {
            for metric in ["Invocations", "Duration", "Errors", "Throttles"] {
                #expect(graphed.contains("AWS/Lambda \(metric) \(function)"))
            }
            for metric in ["Duration", "Errors", "Throttles"] { #expect(alarmed.contains("AWS/Lambda \(metric) \(function)")) }
        }
    }

    @Test("B6: the metrics of both tables are shown, and what is wrong is told", arguments: environments)
    func tables(in environment: Environment) throws {
        let (graphed, alarmed) = (try graphed(environment), alarmed(environment))
        for table in ["runs", "sensor-data"].map({ "iot-playground-\($0)-\(environment.rawValue)" }) {
            for metric in ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits", "SuccessfulRequestLatency"] {
                #expect(graphed.contains("AWS/DynamoDB \(metric) \(table)"))
            }
            for metric in ["ReadThrottleEvents", "WriteThrottleEvents"] { #expect(alarmed.contains("AWS/DynamoDB \(metric) \(table)")) }
        }
    }

    @Test("B5, B6: the metrics that the functions write are shown under the names by which they write them", arguments: environments)
    func own(in environment: Environment) throws {
        let graphed = try graphed(environment)
        func code(_ path: String) throws -> String {
            try String(decoding: PackageFiles().find("stacks/Sentori/functions/\(path)").get().bytes().get(), as: UTF8.self)
        }
        #expect(try code("shared/iot/metrics.py").contains("NAMESPACE = \"IoTPlayground/Sensors\""))
        let handlers = try code("run-api/handler.py") + code("sensor-api/handler.py")
        for metric in ["run_started", "run_completed", "sensor_data_ingested", "temperature_avg"] {
            #expect(graphed.contains("IoTPlayground/Sensors \(metric) \(environment.rawValue)"))
            #expect(handlers.contains("\"\(metric)\": ("))
        }
    }
}
