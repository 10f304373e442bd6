import Loom

/// What exists once per account, or what a deployment must not be able to change: where packages of functions lie, the role that writes the logs
/// of APIs, and the roles that deliver. An administrator deploys it, once.
struct AccountStack: Stack {
    let description = "Sentori: deploy bucket and delivery roles of the account"
    let isProtected = true

    let deploy = DeployBucket()
    let apiLogs = APILogRole(.created)
    let github = GitHubProvider(.created)
    let dev: DeliveryRole
    let prod: DeliveryRole

    init() {
        let repository = "sentori-studio/iot-playground"
        dev = DeliveryRole(
            for: Environment.dev, of: SentoriApp.self, from: repository, in: .environment("dev"), by: github, storing: deploy)
        prod = DeliveryRole(
            for: Environment.prod, of: SentoriApp.self, from: repository, in: .environment("prod"), by: github, storing: deploy)
    }
}
