import Loom

struct WorkStack: Stack {
    let description = "Shop: functions"

    let functions: Lambdas<Service>
    let trigger: QueueTrigger

    init(images: Images<Service>, data: DataStack, logging: Logging) {
        functions = Lambdas(
            images: images, logging: logging,
            [
                Function(.orders, 512, .seconds(30), may: data.orders.items(.get, .put), data.mails.send),
                Function(.mails, 256, .minutes(1), may: data.mails.consume, data.invoices.read("sent/*")),
            ])
        trigger = QueueTrigger(data.mails, to: functions[.mails])
    }
}
