import Loom

/// The two workers on Fargate Spot (A15).
struct WorkersStack: Stack {
    let description = "Novialoom: workers"

    let workers: SpotCluster
    let doc: SpotWorker<Service>
    let batch: SpotWorker<Service>

    init(_ plan: Plan, images: Images<Service>, network: NetworkStack, data: DataStack, compute: ComputeStack) {
        let lambdas = compute.lambdas
        workers = SpotCluster()
        doc = SpotWorker(
            .doc, .oneCPU(gibibytes: .two), consumes: data.documents, may: data.reports.read("analyses/*"),
            data.reports.write("documents/*"), tasks: plan.workers, onDemandBase: plan.onDemandWorkers, images: images, on: workers,
            in: network.private, logging: plan.logging)
        batch = SpotWorker(
            .batch, .oneCPU(gibibytes: .two), consumes: data.batches, may: data.database.connect, data.documents.send,
            data.reports.read("batches/*"), data.reports.write("batches/*"), lambdas[.core].invoke, lambdas[.analysis].invoke,
            tasks: plan.workers, onDemandBase: plan.onDemandWorkers, images: images, on: workers, in: network.private,
            logging: plan.logging)
    }
}
