import Documents
import Registry
import TemplateReading

/// Holds values of a template against the schemas of the registry. What is reported is certain: where a value depends on what only AWS
/// knows, nothing is said.
struct SchemaCheck {
    let template: TemplateView
    /// Where the value stands that is looked at, below `Properties`.
    var path: [String] = []
    /// Whether values of a list may be written in any case.
    var ignoresCase = false
    /// Whether the value is written where it stands: a parameter's default is often there to be replaced.
    var isWritten = true

    init(_ template: TemplateView) { self.template = template }

    /// - Parameter problems: where to say what is wrong; nil where only the answer counts.
    mutating func evaluate(_ value: JSON, _ schema: CompiledSchema, _ problems: Problems?) -> Verdict {
        guard Intrinsic.stands(in: value) else { return evaluatePlain(value, schema, problems) }
        var verdict = Verdict.yes
        for (alternative, written) in template.possibilities(of: value) {
            path += written
            defer { path.removeLast(written.count) }
            switch alternative {
            case .absent: break
            case .value(let value):
                isWritten = false
                verdict = verdict && evaluatePlain(value, schema, problems)
                isWritten = true
            case .reference(let resource, let attribute):
                verdict = verdict && evaluate(referenceTo: resource, attribute, schema, problems)
            case .unknown(let kind):
                verdict = verdict && .unknown
                let kinds = (schema.target ?? schema).kinds
                guard let kind, !kinds.isEmpty, !Self.fits(kind, kinds) else { continue }
                problems?.add(problem(.type, "\(Self.name(of: kind)) is given, and \(Self.names(of: kinds)) wanted"))
                verdict = .no
            }
        }
        return verdict
    }

    mutating func evaluate(_ value: JSON, _ schema: CompiledSchema, at key: String, _ problems: Problems?) -> Verdict {
        path.append(key)
        defer { path.removeLast() }
        return evaluate(value, schema, problems)
    }

    private mutating func evaluatePlain(_ value: JSON, _ schema: CompiledSchema, _ problems: Problems?) -> Verdict {
        var verdict = Verdict.yes
        if schema.isReference {
            if let target = schema.target { verdict = evaluatePlain(value, target, problems) }
            if schema.isReferenceAlone { return verdict }
        }
        if let kind = schema.onlyKind, Self.takes(value, kind) { return .yes }
        if schema.isForbidden {
            problems?.add(problem(.combination, "this is not taken here"))
            return .no
        }
        let kinds = schema.kinds
        if !kinds.isEmpty, !kinds.contains(where: { Self.takes(value, $0) }) {
            problems?.add(problem(.type, "\(Self.article(value)) is given, and \(Self.names(of: kinds)) wanted"))
            return .no
        }
        let aspects = schema.aspects
        switch value {
        case .object(let object): verdict = verdict && evaluate(object, schema, problems)
        case .array(let array): if aspects.contains(.lists) { verdict = verdict && evaluate(array, schema, problems) }
        default: verdict = verdict && evaluate(scalar: value, schema, problems)
        }
        // Where only the answer counts, the first no is it.
        if !aspects.contains(.combinations) || problems == nil && verdict == .no { return verdict }
        return verdict && evaluateCombinations(value, schema, problems)
    }

    // MARK: Words

    func problem(_ rule: Problem.Rule, _ message: String, remedy: String? = nil) -> Problem {
        Problem(rule: rule, message: message, remedy: remedy, path: path)
    }

    /// Whether CloudFormation takes a value for a kind: it makes numbers and booleans of texts, and texts of them.
    private static func takes(_ value: JSON, _ kind: PropertySchema.Kind) -> Bool {
        switch (kind, value) {
        case (.string, .string), (.string, .integer), (.string, .decimal), (.string, .bool): true
        case (.integer, .integer), (.number, .integer), (.number, .decimal): true
        case (.integer, .decimal(let text)): Double(text).map { $0 == $0.rounded() } ?? false
        case (.integer, .string(let text)): Int(text) != nil
        case (.number, .string(let text)): Double(text) != nil
        case (.boolean, .bool): true
        case (.boolean, .string(let text)): ["true", "false"].contains(text.lowercased())
        case (.object, .object), (.array, .array), (.null, .null): true
        default: false
        }
    }

    /// Whether a value that only AWS knows can be one of the kinds.
    static func fits(_ kind: PropertySchema.Kind, _ kinds: [PropertySchema.Kind]) -> Bool {
        kinds.contains { $0 == kind || isScalar($0) && isScalar(kind) }
    }

    private static func isScalar(_ kind: PropertySchema.Kind) -> Bool {
        switch kind {
        case .string, .integer, .number, .boolean: true
        case .object, .array, .null: false
        }
    }

    static func article(_ value: JSON) -> String {
        switch value {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .decimal: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }

    static func name(of kind: PropertySchema.Kind) -> String {
        switch kind {
        case .string: "a text"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .object: "an object"
        case .array: "a list"
        case .null: "null"
        }
    }

    static func names(of kinds: [PropertySchema.Kind]) -> String { kinds.map(name).joined(separator: " or ") }
}
