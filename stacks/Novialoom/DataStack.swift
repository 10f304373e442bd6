import Loom

/// Everything that keeps state. A property's name is its logical ID.
struct DataStack: Stack {
    let description = "Novialoom: database, cache, queues, reports and secrets"
    let isProtected = true

    let database: PostgresDatabase
    let cache: ServerlessCache
    let documents: WorkQueue
    let batches: WorkQueue
    let reports: Bucket
    let gemini: Secret
    let stripe: Secret
    let migration: MigrationTask

    init(_ plan: Plan, network: NetworkStack) {
        database = PostgresDatabase(
            "novialoom", version: "17.6", on: plan.database, storage: .gibibytes(20), in: network.isolated, backups: plan.backups,
            multiZone: plan.multiZone, deletionProtection: plan.protection, logging: plan.logging)
        cache = ServerlessCache(plan.cache, in: network.isolated)
        documents = WorkQueue(visibility: .minutes(15), deadLetterAfter: 5)
        batches = WorkQueue(visibility: .minutes(30), deadLetterAfter: 5)
        reports = Bucket(tiering: .intelligent, versioned: plan.versionedReports, removal: plan.removal)
        gemini = Self.key("API key of Gemini", plan)
        stripe = Self.key("API key of Stripe", plan)
        migration = MigrationTask(of: database, in: network.private, may: reports.read("migration/*"), logging: plan.logging)
    }

    /// A key of somebody else's API, which is put in by hand.
    private static func key(_ description: String, _ plan: Plan) -> Secret {
        Secret(description, removal: plan.removal).accepting(
            "state-deletion", when: plan.removal == .delete,
            because: "the environment is taken down as a whole; the key stays with who issued it, and is put in again by hand")
    }

    var outputs: [StackOutput] { migration.outputs }
}
