import Loom

struct DataStack: Stack {
    let description = "Shop: orders, mails to send, invoices"

    let orders: Table
    let mails: WorkQueue
    let invoices: Bucket

    init(removal: RemovalPolicy) {
        orders = Table(partition: "id", protected: removal == .retain, removal: removal)
            .accepting("state-deletion", when: removal == .delete, because: "what was tried goes with its environment")
        mails = WorkQueue(visibility: .minutes(6), deadLetterAfter: 5)
        invoices = Bucket(removal: removal)
    }
}
