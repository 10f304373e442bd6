import Cost
import Documents
import Loom

/// What a plan says that its environment should cost at most.
enum Budget<A: App> {
    /// What is paid whatever happens is held against it. Where the price is known for another region only, that price says what may come.
    static func findings(of environment: A.Environment, root: String) -> [Finding] {
        // A synth that fails has findings of its own.
        guard budget(of: environment) != nil, let estimate = try? Estimates<A>(root: root, usage: nil, prices: nil).estimate(environment)
        else { return [] }
        return findings(of: environment, estimate)
    }

    static func findings(of environment: A.Environment, _ estimate: Estimate) -> [Finding] {
        guard let budget = budget(of: environment) else { return [] }
        let fixed = estimate.totalFixed
        let elsewhere = estimate.fixedElsewhere
        guard fixed + elsewhere > budget.amount else { return [] }
        let region = estimate.unknown.compactMap(\.cost.elsewhere?.region).first ?? ""
        let known = "\(environment.rawValue) costs $\(Amount.dollars(fixed)) a month whatever happens"
        let more =
            elsewhere > 0
            ? ", and $\(Amount.dollars(elsewhere)) more at the prices of \(region), since those of \(A.region.rawValue) are not known" : ""
        return [
            Finding(
                "budget", "\(known)\(more): the plan's budget is $\(Amount.dollars(budget.amount))", severity: .warning,
                remedy: "\"\(A.executable) cost --env \(environment.rawValue) --advise\" shows what would lower it")
        ]
    }

    private static func budget(of environment: A.Environment) -> Dollars? {
        (A.self as? any PlannedApp.Type).flatMap { budget($0, environment) }
    }

    private static func budget<P: PlannedApp>(_: P.Type, _ environment: A.Environment) -> Dollars? {
        (environment as? P.Environment).flatMap(P.plan).flatMap(P.budget)
    }
}
