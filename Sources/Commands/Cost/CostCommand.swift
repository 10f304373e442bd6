import Cost
import Documents
import Loom

extension Command {
    static let cost = Command(
        name: "cost", summary: "Estimate what an environment costs in a month, without asking AWS.",
        discussion: """
            Read are the templates that synth makes, prices that came with the program, and how much is used from a file:
              {ENV: {"resource_type_default_usage": {TYPE: {NAME: quantity}}, "resource_usage": {STACK/ID: {NAME: quantity}}}}
            in which names are infracost's where it has one ("monthly_requests"), and quantities those of a month of 730
            hours. What is paid whatever happens, what is paid for use and what cannot be told are never added up. The free
            tier is not taken off; prices are on demand and before tax. A price that is known for another region only is
            shown with it and stands in no total.

            --prices FILE adds prices and discounts, and puts them in the place of those that came with the program:
              {"prices": [{"key", "region", "usd", "per", "unit", "date", "source"}], "discounts": {KEY-START: share}}

            With --format json, standard output is
              {"currency", "region", "pricesAsOf", "totalMonthlyFixed", "totalMonthlyUsage",
               "unknown": [{"stack", "logicalId", "type", "kind", "what", "reason", "elsewhere": {"region", "monthly"}}],
               "resources": [{"stack", "logicalId", "type", "fixed", "usage",
                              "lines": [{"kind", "what", "quantity", "unit", "price", "monthly", "source"}]}]}
            in which kind is fixed or usage, and fixed or usage is null where nothing of it is known. With --what-if and
            --between it is {"old", "new"}, each of these; with --advise it has "advice":
              [{"setting", "choice", "monthlyFixed", "elsewhere": {"region", "monthly"}, "unpriced", "lowers"}], what each would
            change, and which resources would cost less.
            """,
        options: [
            CostCommand.env, CostCommand.between, CostCommand.whatIf, CostCommand.advise, CostCommand.usage, CostCommand.prices, Synth.root,
            .format,
        ],
        example: "cost --env ENV --advise", run: CostCommand.run)
}

enum CostCommand {
    static let env = Option(name: "--env", value: .one("ENV"), summary: "The environment.")
    static let between = Option(name: "--between", value: .many("ENV"), summary: "Two environments: what the second costs more or less.")
    static let whatIf = Option(
        name: "--what-if", value: .one("SETTING=CHOICE,…"), summary: "What other choices of the plan would change: cache=valkey.")
    static let advise = Option(name: "--advise", value: .none, summary: "Say which choices of the plan would lower it.")
    static let usage = Option(
        name: "--usage", value: .one("FILE"), summary: "How much is used; \"usage.json\" beside the app's module unless said otherwise.")
    static let prices = Option(name: "--prices", value: .one("FILE"), summary: "Prices and discounts of your own.")

    @Sendable static func run(_ app: any App.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        try run(of: app, arguments, console)
    }

    private static func run<A: App>(of _: A.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        let request = try CostRequest<A>(arguments)
        let isJSON = arguments.value(of: .format) == "json"
        do throws(Unestimated) {
            let answer = try request.answer()
            if !answer.findings.entries.isEmpty, !isJSON { answer.findings.print(on: console, by: A.executable) }
            console.print(
                isJSON
                    ? String(decoding: JSONWriter.bytes(answer.json).dropLast(), as: UTF8.self)
                    : answer.text { console.styled($0, $1, on: .output) })
            return .success
        } catch {
            var report = FindingReport()
            report.add(error.findings)
            report.print(on: console, by: A.executable)
            return .failure
        }
    }
}

/// Why there is no estimate: exit code 1.
struct Unestimated: Error {
    var findings: [Finding]
}
