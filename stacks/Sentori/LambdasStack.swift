import Loom

/// The two functions, the API before them under its own name, and what watches both (B1, B3, B4, B6, B9).
struct LambdasStack: Stack {
    let description = "Sentori: functions and API"

    let lambdas: Lambdas<Service>
    let api: RestAPI
    let domain: APIDomain
    let alarms: Alarms
    let dashboard: Dashboard

    enum Service: String, CaseIterable, Sendable {
        case runAPI = "run-api"
        case sensorAPI = "sensor-api"

        /// Its own folder, and what both share. Lambda brings boto3.
        var code: FunctionCode {
            let folders = "stacks/Sentori/functions"
            return .package(
                DeploymentPackage(
                    "\(folders)/\(rawValue)", "\(folders)/shared", required: ["handler.py", "iot/gateway.py"], forbidden: ["boto3/"]),
                runtime: .python311, handler: "handler.handler")
        }
    }

    init(_ plan: Plan, data: DataStack) {
        let grafana = ["GRAFANA_URL": "https://\(plan.grafana)"]
        let cors = plan.cors
        lambdas = Lambdas(
            logging: plan.logging,
            [
                //       service        MB    timeout                                may
                Function(
                    .runAPI, 512, .seconds(30), from: Service.runAPI.code, may: data.runs.items(.get, .put, .query, .update),
                    variables: cors.variables.merging(grafana) { first, _ in first }),
                Function(
                    .sensorAPI, 512, .seconds(30), from: Service.sensorAPI.code, may: data.sensorData.items(.put, .query, .scan),
                    variables: cors.variables),
            ])
        let (runs, sensors) = (lambdas[.runAPI], lambdas[.sensorAPI])
        api = RestAPI(
            cors: cors, requestsPerSecond: plan.requestsPerSecond, burst: 2 * plan.requestsPerSecond, logging: plan.logging,
            [
                .init(.get, "/api/runs/can-start", to: runs),
                .init(.get, "/api/runs/running", to: runs),
                .init(.post, "/api/runs/start", to: runs),
                .init(.post, "/api/runs/{id}/finish", to: runs),
                .init(.post, "/api/runs/interrupt-all", to: runs),
                .init(.get, "/api/runs/{id}", to: runs),
                .init(.get, "/api/runs", to: runs),
                .init(.get, "/api/runs/all", to: runs),
                .init(.post, "/api/sensors/data", to: sensors),
                .init(.get, "/api/sensors/data", to: sensors),
                // The documents differ about where these lie.
                .init(.post, "/sensors/data", to: sensors),
                .init(.get, "/sensors/data", to: sensors),
            ]
        ).accepting(
            "api-timeout", because: "the documents give both functions 30 s; a call of DynamoDB ends after 21 s, with all its tries")
        domain = APIDomain(plan.api, in: SharedDomain(SentoriApp.domain, of: SentoriApp.self), to: api)
        alarms = Alarms(to: plan.alarms, functions: lambdas.all, tables: [data.runs, data.sensorData], api: api, slowShare: 80)
        dashboard = Dashboard(
            functions: lambdas.all, tables: [data.runs, data.sensorData], api: api,
            metrics: .init(
                "IoTPlayground/Sensors",
                [("run_started", "Sum"), ("run_completed", "Sum"), ("sensor_data_ingested", "Sum"), ("temperature_avg", "Average")]))
    }

    var outputs: [StackOutput] {
        [
            StackOutput("ApiUrl", domain.url, "Where the API is reached"),
            StackOutput("StageUrl", api.url, "The same without the domain"),
        ]
    }
}
