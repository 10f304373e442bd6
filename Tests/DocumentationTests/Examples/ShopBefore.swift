import Loom

/// The shop before the change that README shows a report of: orders are found by another key, and mails read no invoices.
struct ShopBefore: App {
    static let name = ShopApp.name
    static let sources = ShopApp.sources
    static let region = ShopApp.region

    let data: Data
    let work: Work

    init(_ environment: ShopApp.Environment, release: Release) {
        data = Data()
        work = Work(images: Images(of: Self.self, release: release), data: data, logging: Logging(.oneMonth))
    }

    struct Data: Stack {
        let description = "Shop: orders, mails to send, invoices"
        let orders = Table(partition: "number", protected: true)
        let mails = WorkQueue(visibility: .minutes(6), deadLetterAfter: 5)
        let invoices = Bucket()
    }

    struct Work: Stack {
        let description = "Shop: functions"
        let functions: Lambdas<Service>
        let trigger: QueueTrigger

        init(images: Images<Service>, data: Data, logging: Logging) {
            functions = Lambdas(
                images: images, logging: logging,
                [
                    Function(.orders, 512, .seconds(30), may: data.orders.items(.get, .put), data.mails.send),
                    Function(.mails, 256, .minutes(1), may: data.mails.consume),
                ])
            trigger = QueueTrigger(data.mails, to: functions[.mails])
        }
    }
}
