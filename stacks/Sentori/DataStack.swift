import Loom

/// The two tables (B2).
struct DataStack: Stack {
    let description = "Sentori: tables"
    let isProtected: Bool

    let runs: Table
    let sensorData: Table

    init(_ plan: Plan) {
        isProtected = plan.protection
        runs = Table(
            partition: "id", indexes: [.init("byStatus", partition: "status", sort: "startedAt")], expiry: "expiresAt",
            encryption: .managedByAWS, protected: plan.protection, removal: plan.removal)
        sensorData = Table(
            partition: "sensorId", sort: "timestamp", indexes: [.init("byRun", partition: "runId", sort: "timestamp")], expiry: "expiresAt",
            encryption: .managedByAWS, protected: plan.protection, removal: plan.removal)
    }
}
