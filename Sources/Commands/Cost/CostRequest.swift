import Assembly
import Cost
import Documents
import Loom

/// What a command line of `cost` asks for.
struct CostRequest<A: App> {
    private enum Kind {
        case one(A.Environment)
        case between(A.Environment, A.Environment)
        case whatIf(A.Environment, PlanChoices<A>)
        case advice(A.Environment)
    }

    private let kind: Kind
    private let arguments: Arguments

    init(_ arguments: Arguments) throws(WrongUse) {
        self.arguments = arguments
        if let stray = arguments.rest.first { throw WrongUse("cost takes options only, not \"\(stray)\"") }
        if arguments.has(CostCommand.between) {
            for option in [CostCommand.env, CostCommand.whatIf, CostCommand.advise] where arguments.has(option) {
                throw WrongUse("\(option.name) does not go with --between")
            }
            let pair: [A.Environment] = try arguments.environments(CostCommand.between)
            guard pair.count == 2 else { throw WrongUse("--between takes two environments, not \(pair.count)", "write --between dev prod") }
            kind = .between(pair[0], pair[1])
            return
        }
        guard arguments.has(CostCommand.env) else { throw WrongUse("option --env is missing", "write --env ENV, or --between ENV ENV") }
        let environment: A.Environment = try arguments.environments(CostCommand.env)[0]
        guard let choices = arguments.value(of: CostCommand.whatIf) else {
            kind = arguments.has(CostCommand.advise) ? .advice(environment) : .one(environment)
            return
        }
        if arguments.has(CostCommand.advise) { throw WrongUse("--advise does not go with --what-if") }
        kind = .whatIf(environment, try PlanChoices(choices, of: environment))
    }

    func answer() throws(Unestimated) -> CostAnswer {
        let estimates = try Estimates<A>(
            root: arguments.value(of: Synth.root) ?? ".", usage: arguments.value(of: CostCommand.usage),
            prices: arguments.value(of: CostCommand.prices))
        var answer: CostAnswer
        switch kind {
        case .one(let environment):
            answer = CostAnswer(title: environment.rawValue, new: try estimates.estimate(environment))
        case .between(let left, let right):
            answer = CostAnswer(
                title: "\(left.rawValue) → \(right.rawValue)", old: try estimates.estimate(left), new: try estimates.estimate(right))
        case .whatIf(let environment, let choices):
            answer = CostAnswer(
                isHypothetical: true,
                title: "\(environment.rawValue) with \(choices.text)",
                old: try estimates.estimate(environment), new: try estimates.estimate(environment, choosing: choices))
        case .advice(let environment):
            let now = try estimates.estimate(environment)
            answer = CostAnswer(title: environment.rawValue, new: now)
            answer.advice = estimates.advice(for: environment, beside: now)
        }
        // With other choices of the plan some of what is used may not be there.
        answer.findings.add(estimates.findings(of: answer.readEstimates))
        return answer
    }
}
