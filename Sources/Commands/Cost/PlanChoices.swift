import Loom

/// Choices of an app's plan that somebody names, each of another setting: `gateways=none,cache=valkey`.
struct PlanChoices<A: App> {
    /// The environment's app as it would be with them.
    let app: A
    let text: String

    /// Reads what a command line says.
    init(_ text: String, of environment: A.Environment) throws(WrongUse) {
        var choices: [(setting: String, choice: String)] = []
        for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw WrongUse("\"\(pair)\" is no choice of a setting", "write --what-if SETTING=CHOICE") }
            if choices.contains(where: { $0.setting == parts[0] }) {
                throw WrongUse("the setting \"\(parts[0])\" is given twice", "name one choice of it")
            }
            choices.append((parts[0], parts[1]))
        }
        try self.init(choices, of: environment)
    }

    init(_ choices: [(setting: String, choice: String)], of environment: A.Environment) throws(WrongUse) {
        guard let planned = A.self as? any PlannedApp.Type, let app = try Self.app(planned, environment, choices) as? A else {
            throw WrongUse("\(A.name) has no plan to choose from", "let the app be a PlannedApp, and give its settings choices")
        }
        self.app = app
        text = choices.map { "\($0.setting)=\($0.choice)" }.joined(separator: ", ")
    }

    private static func app<P: PlannedApp>(
        _: P.Type, _ environment: A.Environment, _ choices: [(setting: String, choice: String)]
    ) throws(WrongUse) -> (any App)? {
        guard let environment = environment as? P.Environment else { return nil }
        guard var plan = P.plan(of: environment) else {
            let others = P.Environment.allCases.filter { P.plan(of: $0) != nil }.map(\.rawValue)
            throw WrongUse(
                "environment \"\(environment.rawValue)\" has no plan to choose from",
                Suggestion.choice(among: others) ?? "let the app give it a plan")
        }
        let settings = P.settings.filter { !$0.choices.isEmpty }
        for (name, choice) in choices {
            guard let setting = settings.first(where: { $0.name == name }) else {
                throw WrongUse(
                    "the plan offers no choice of \"\(name)\"",
                    Suggestion.text(for: name, among: settings.map(\.name)) ?? "give a setting of the app choices")
            }
            guard let taken = setting.choices.first(where: { $0.name == choice }) else {
                throw WrongUse("\"\(choice)\" is no choice of \(name)", Suggestion.text(for: choice, among: setting.choices.map(\.name)))
            }
            taken.take(&plan)
        }
        return P(plan, release: .placeholder)
    }
}
