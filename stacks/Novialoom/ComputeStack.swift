import Loom

/// The eight functions, and who may do what (A6, A17).
struct ComputeStack: Stack {
    let description = "Novialoom: functions"

    let lambdas: Lambdas<Service>

    init(_ plan: Plan, images: Images<Service>, network: NetworkStack, data: DataStack) {
        let db = data.database.connect
        let cache = data.cache.use
        let documents = data.documents.send
        let batches = data.batches.send
        let reports = data.reports
        let bound = plan.databaseConcurrency
        let origin = ["ALLOWED_ORIGIN": plan.allowedOrigin]

        lambdas = Lambdas(
            images: images, in: network.private, logging: plan.logging,
            [
                //       service       MB    timeout        may
                Function(.core, 512, .seconds(60), may: data.gemini.read, reaches: .internet),
                Function(.theme, 256, .seconds(30), may: db, cache, reservedConcurrency: bound),
                Function(.captation, 512, .seconds(120), may: reports.write("captures/*"), invoke: [.core], reaches: .internet),
                Function(
                    .analysis, 1024, .seconds(300), may: documents, reports.read("captures/*"), reports.write("analyses/*"),
                    invoke: [.core]),
                Function(
                    .order, 256, .seconds(30), may: db, documents, data.stripe.read, reaches: .internet, reservedConcurrency: bound),
                Function(.client, 256, .seconds(30), may: db, reservedConcurrency: bound),
                Function(
                    .gatewayB2B, 256, .seconds(30), at: "/b2b", may: db, cache, documents, batches,
                    invoke: [.core, .theme, .captation, .analysis, .order, .client], reservedConcurrency: bound, variables: origin),
                Function(
                    .gatewayB2C, 256, .seconds(30), at: "/b2c", may: db, cache, documents,
                    invoke: [.core, .theme, .captation, .analysis, .order, .client], reservedConcurrency: bound, variables: origin),
            ])
    }
}
