import CloudFormationModel
import Documents

/// A parameter of the template, under the name of its property: `let logRetentionDays` is `LogRetentionDays`. The deploy step passes its
/// default, or what an existing stack shows; who deploys the template by hand passes what he likes among what is allowed.
///
/// Values of the app's own stacks need none: they are read from what is declared there.
public struct Parameter<T: ParameterValue>: Construct {
    public var handle: Handle
    let description: String
    let source: Source
    let allowed: [T]
    let range: ClosedRange<Int>?

    enum Source: Sendable {
        case value(T)
        case output(ExistingOutput)
    }

    /// - Parameters:
    ///   - description: for those who deploy by hand.
    ///   - value: what is passed.
    ///   - allowed: what else may be; anything where it is empty.
    public init(_ description: String, default value: T, allowed: [T] = [], file: String = #fileID, line: Int = #line) {
        self.init(description, .value(value), allowed: allowed, range: nil, file, line)
    }

    private init(_ description: String, _ source: Source, allowed: [T], range: ClosedRange<Int>?, _ file: String, _ line: Int) {
        handle = Handle("Parameter", file: file, line: line)
        self.description = description
        self.source = source
        self.allowed = allowed
        self.range = range
    }

    /// What `Ref` gives.
    public var ref: Value<T.Used> { Value(expression: part().ref.expression) }

    public func build(in scope: Scope) {
        var other = JSON.Object()
        if case .value(let value) = source {
            other["Default"] = value.json
            check(value, in: scope)
        }
        if !allowed.isEmpty { other["AllowedValues"] = .array(allowed.map(\.json)) }
        if let range {
            other["MinValue"] = .integer(range.lowerBound)
            other["MaxValue"] = .integer(range.upperBound)
        }
        scope.declare(
            Template.Parameter(scope.id, type: T.parameterType, description: description, other: other), as: part(), from: input(in: scope))
    }

    private func input(in scope: Scope) -> ParameterInput {
        switch source {
        case .value(let value): .value(value.json.string ?? String(decoding: JSONWriter.bytes(value.json, .compact), as: UTF8.self))
        case .output(let output):
            .output(output.name, ofStack: output.stack.name, in: output.stack.region ?? scope.region)
        }
    }

    private func check(_ value: T, in scope: Scope) {
        let isAllowed = allowed.isEmpty || allowed.contains(value)
        let isInRange = range.map { range in value.json.integer.map(range.contains) ?? false } ?? true
        guard !isAllowed || !isInRange else { return }
        scope.report(
            "parameter-value", "the default of parameter \(scope.id) is none of the values that it allows",
            remedy: "allow it, or choose another")
    }
}

extension Parameter where T == String {
    /// - Parameter output: what is passed.
    public init(_ description: String, from output: ExistingOutput, file: String = #fileID, line: Int = #line) {
        self.init(description, .output(output), allowed: [], range: nil, file, line)
    }
}

extension Parameter where T == Int {
    /// - Parameters:
    ///   - value: what is passed.
    ///   - range: what may be.
    public init(_ description: String, default value: Int, in range: ClosedRange<Int>, file: String = #fileID, line: Int = #line) {
        self.init(description, .value(value), allowed: [], range: range, file, line)
    }
}
