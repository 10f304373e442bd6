import Loom

struct LedgerStack: Stack {
    let description = "A function that reaches a database and the internet"

    let network = Network(block: 20, egress: .natInstance)
    let database: PostgresDatabase
    let functions: Lambdas<Ledger>

    enum Ledger: String {
        case entries
    }

    init(images: Images<Ledger>, logging: Logging) {
        database = PostgresDatabase(
            "ledger", version: "17.6", on: .instance(.t4gMicro), storage: .gibibytes(20), in: network.isolated, logging: logging)
        functions = Lambdas(
            images: images, in: network.private, logging: logging,
            [Function(.entries, 256, .seconds(30), may: database.connect, reaches: .internet)])
    }
}
