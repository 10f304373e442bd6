import Loom

/// What somebody should hear of.
struct WatchStack: Stack {
    let description = "Novialoom: alarms"

    let alarms: Alarms

    init(_ plan: Plan, data: DataStack, compute: ComputeStack, api: APIStack) {
        alarms = Alarms(
            to: plan.alarms, functions: compute.lambdas.all, queues: [data.documents, data.batches], database: data.database, api: api.api)
    }
}
