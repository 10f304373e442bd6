import Loom

/// The central REST API before both gateways, and its firewall (A8, A9, A16).
struct APIStack: Stack {
    let description = "Novialoom: central API and firewall"

    let api: CentralAPI
    let firewall: Firewall

    init(_ plan: Plan, compute: ComputeStack) {
        api = CentralAPI(
            name: "Novialoom-Central-API", requestsPerSecond: plan.requestsPerSecond, burst: 2 * plan.requestsPerSecond,
            allowedOrigin: plan.allowedOrigin,
            portal: "templates/portal", logging: plan.logging,
            [
                .init("/b2b", "swagger/b2b.json", to: compute.lambdas[.gatewayB2B]),
                .init("/b2c", "swagger/b2c.json", to: compute.lambdas[.gatewayB2C]),
            ]
        ).accepting("api-timeout", because: "the specification gives both gateways 30 s; work over 25 s goes through the queues")
        firewall = Firewall(before: api, logging: plan.logging)
    }

    var outputs: [StackOutput] { [StackOutput("ApiUrl", api.url, "Where the API is reached")] }
}
