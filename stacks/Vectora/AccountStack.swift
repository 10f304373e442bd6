import Loom

/// What delivers the function, and what a delivery must not be able to change: an administrator deploys it, once.
struct AccountStack: Stack {
    let description = "Vectora inbox: delivery roles of the account"
    let isProtected = true

    let github = GitHubProvider(.created)
    let dev: DeliveryRole
    let stage: DeliveryRole
    let prod: DeliveryRole

    init() {
        let repository = "vectora/vectora-inbox"
        dev = DeliveryRole(for: Environment.dev, of: VectoraApp.self, from: repository, in: .environment("dev"), by: github)
        stage = DeliveryRole(for: Environment.stage, of: VectoraApp.self, from: repository, in: .environment("stage"), by: github)
        prod = DeliveryRole(for: Environment.prod, of: VectoraApp.self, from: repository, in: .environment("prod"), by: github)
    }
}
