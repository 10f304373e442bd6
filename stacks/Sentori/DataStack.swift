import Loom

/// The two tables (B2).
struct DataStack: Stack {
    let description = "Sentori: tables"
    let isProtected: Bool

    let runs: Table
    let sensorData: Table

    init(_ plan: Plan) {
        isProtected = plan.protection
        runs = Self.table(
            Table(
                partition: "id", indexes: [.init("byStatus", partition: "status", sort: "startedAt")], expiry: "expiresAt",
                encryption: .managedByAWS, protected: plan.protection, removal: plan.removal), plan)
        sensorData = Self.table(
            Table(
                partition: "sensorId", sort: "timestamp", indexes: [.init("byRun", partition: "runId", sort: "timestamp")],
                expiry: "expiresAt", encryption: .managedByAWS, protected: plan.protection, removal: plan.removal), plan)
    }

    private static func table(_ table: Table, _ plan: Plan) -> Table {
        table.accepting(
            "state-deletion", when: plan.removal == .delete,
            because: "what simulations wrote while they were tried goes with the environment")
    }
}
