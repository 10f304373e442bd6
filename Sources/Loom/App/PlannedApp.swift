/// An app whose environments differ by a plan and by nothing else, so that each difference between two of them can be led back to a setting.
public protocol PlannedApp: App {
    associatedtype Plan: Sendable

    /// Nil for an environment that has no plan, such as what exists once per account.
    static func plan(of environment: Environment) -> Plan?
    /// What a plan sets. A difference that none of these brings about is one that nobody declared.
    static var settings: [PlanSetting<Plan>] { get }

    init(_ plan: Plan, release: Release)
}

/// One thing that a plan sets: `PlanSetting("backups", \.backups)`.
public struct PlanSetting<Plan: Sendable>: Sendable {
    public let name: String
    private let assign: @Sendable (Plan, inout Plan) -> Void

    public init<Value>(_ name: String, _ path: WritableKeyPath<Plan, Value> & Sendable) {
        self.name = name
        assign = { $1[keyPath: path] = $0[keyPath: path] }
    }

    /// Gives `target` the value that `source` has.
    public func copy(from source: Plan, to target: inout Plan) { assign(source, &target) }
}
