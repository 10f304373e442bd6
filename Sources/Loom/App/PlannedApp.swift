/// An app whose environments differ by a plan and by nothing else, so that each difference between two of them can be led back to a setting.
public protocol PlannedApp: App {
    /// What differs between its environments: a structure of values.
    associatedtype Plan: Sendable

    /// Nil for an environment that has no plan, such as what exists once per account.
    static func plan(of environment: Environment) -> Plan?
    /// What a plan sets. A difference that none of these brings about is one that nobody declared.
    static var settings: [PlanSetting<Plan>] { get }
    /// The most that what is paid whatever happens should cost in a month; `check` warns when it is more.
    static func budget(of plan: Plan) -> Dollars?

    /// Declares the stacks as the plan sizes them.
    init(_ plan: Plan, release: Release)
}

extension PlannedApp {
    public static func budget(of plan: Plan) -> Dollars? { nil }
}

/// One thing that a plan sets: `PlanSetting("backups", \.backups)`. What it could be set to otherwise is tried by `cost --what-if`:
///
///     PlanSetting("cache", \.cache, choices: ["redis": .redis, "valkey": .valkey])
public struct PlanSetting<Plan: Sendable>: Sendable {
    /// As the command line has it: `cache` in `--what-if cache=valkey`.
    public let name: String
    /// What it could be set to otherwise; empty where there is nothing to try.
    public let choices: [PlanChoice<Plan>]
    private let assign: @Sendable (Plan, inout Plan) -> Void

    /// A setting without choices: `diff --between` names it, `cost --what-if` cannot change it.
    public init<Value>(_ name: String, _ path: WritableKeyPath<Plan, Value> & Sendable) {
        self.name = name
        choices = []
        assign = { $1[keyPath: path] = $0[keyPath: path] }
    }

    /// A setting that `cost --what-if` can change.
    /// - Parameter choices: values by the names that the command line has for them.
    public init<Value: Equatable & Sendable>(
        _ name: String, _ path: WritableKeyPath<Plan, Value> & Sendable, choices: KeyValuePairs<String, Value>
    ) {
        self.name = name
        self.choices = choices.map { name, value in
            PlanChoice(name: name, isTaken: { $0[keyPath: path] == value }, take: { $0[keyPath: path] = value })
        }
        assign = { $1[keyPath: path] = $0[keyPath: path] }
    }

    /// Gives `target` the value that `source` has.
    public func copy(from source: Plan, to target: inout Plan) { assign(source, &target) }
}

/// A value that a setting can have, by its name.
public struct PlanChoice<Plan: Sendable>: Sendable {
    /// As the command line has it: `valkey` in `--what-if cache=valkey`.
    public let name: String
    /// Whether a plan has it.
    public let isTaken: @Sendable (Plan) -> Bool
    /// Gives it to a plan.
    public let take: @Sendable (inout Plan) -> Void
}
