import Loom

/// Grafana over CloudWatch, in a network of its own that nothing else needs: about 40 $ a month that go with the stack (B7).
struct GrafanaStack: Stack {
    let description = "Sentori: Grafana"

    let network: Network
    let cluster: SpotCluster
    let password: Secret
    let grafana: WebService

    init(_ plan: Plan) {
        let files = "stacks/Sentori/grafana"
        network = Network(block: plan.block, egress: .natInstance)
        cluster = SpotCluster()
        password = Secret("Password of Grafana's user admin", .generated(length: 32), removal: .delete)
        grafana = WebService(
            image: "docker.io/grafana/grafana:12.1.1", command: ["/run.sh"], size: .halfCPU(gibibytes: .one), port: 3_000,
            health: "/api/health",
            at: plan.grafana, in: SharedDomain(SentoriApp.domain, of: SentoriApp.self), network: network, on: cluster,
            may: CloudWatchMetrics.read,
            variables: [
                "GF_PATHS_PROVISIONING": "/tmp/provisioning", "GF_SERVER_ROOT_URL": "https://\(plan.grafana)",
                "GF_USERS_ALLOW_SIGN_UP": "false",
                "GF_AWS_ALLOWED_AUTH_PROVIDERS": "default", "GF_ANALYTICS_REPORTING_ENABLED": "false",
            ],
            secrets: ["GF_SECURITY_ADMIN_PASSWORD": password],
            files: [
                .init("/tmp/provisioning/datasources/cloudwatch.yaml", from: "\(files)/datasource.json"),
                .init("/tmp/provisioning/dashboards/files.yaml", from: "\(files)/dashboards.json"),
                .init("/tmp/dashboards/iot-sensors.json", from: "\(files)/iot-sensors.json", replacing: ["__ENV__": plan.environment]),
            ], logging: plan.logging)
    }

    var outputs: [StackOutput] { [StackOutput("GrafanaUrl", grafana.url, "Where Grafana is reached")] }
}
