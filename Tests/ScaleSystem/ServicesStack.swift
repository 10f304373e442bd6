import Loom

/// Up to 64 functions with roles, logs, versions and aliases, and the queues that feed some of them.
struct ServicesStack: Stack {
    let description = "Scale: functions and queues"

    let lambdas: Lambdas<Service>
    let first: WorkQueue
    let second: WorkQueue
    let third: WorkQueue
    let fourth: WorkQueue
    let firstTrigger: QueueTrigger
    let secondTrigger: QueueTrigger
    let thirdTrigger: QueueTrigger
    let fourthTrigger: QueueTrigger

    /// Nil where all functions of the system stand in the stacks before it.
    init?(_ index: Int, of size: Size, images: Images<Service>, network: NetworkStack, data: DataStack) {
        let start = index * Size.functionsPerStack
        let numbers = start..<max(start, min(start + Size.functionsPerStack, size.functions))
        guard numbers.count >= 8 else { return nil }
        // Names of queues are the account's, so that each stack has its own.
        let queues = (0..<4).map { _ in WorkQueue(visibility: .minutes(15)) }
        (first, second, third, fourth) = (queues[0], queues[1], queues[2], queues[3])
        lambdas = Lambdas(
            images: images, in: network.private, logging: Logging(.oneMonth),
            numbers.map { number in
                let next = Service(number: numbers.contains(number + 1) ? number + 1 : start)
                return switch number - start {
                case 0..<4:
                    Function(
                        Service(number: number), 512, .seconds(60), may: queues[number - start].consume, data.results.write("results/*"),
                        invoke: [next])
                case let place where place % 8 == 7:
                    Function(
                        Service(number: number), 256, .seconds(30), may: data.cache.use, queues[place % 4].send, invoke: [next])
                case let place:
                    Function(
                        Service(number: number), 256, .seconds(30), may: data.key.read, queues[place % 4].send, invoke: [next],
                        reaches: .internet)
                }
            })
        firstTrigger = QueueTrigger(first, to: lambdas[Service(number: start)])
        secondTrigger = QueueTrigger(second, to: lambdas[Service(number: start + 1)])
        thirdTrigger = QueueTrigger(third, to: lambdas[Service(number: start + 2)])
        fourthTrigger = QueueTrigger(fourth, to: lambdas[Service(number: start + 3)])
    }
}
