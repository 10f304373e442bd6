import Documents
import Registry

/// A schema with each keyword read once, when it is first asked for: a template holds thousands of values against the same few schemas.
/// One graph of these belongs to one template, and so to one thread.
final class CompiledSchema {
    let source: PropertySchema
    let kinds: [PropertySchema.Kind]
    let onlyKind: PropertySchema.Kind?
    let isForbidden: Bool
    let isReferenceAlone: Bool
    let aspects: PropertySchema.Aspects
    /// The name of the definition that it refers to.
    private let definition: String?
    private unowned let definitions: CompiledDefinitions

    init(_ source: PropertySchema, _ definitions: CompiledDefinitions) {
        self.source = source
        self.definitions = definitions
        kinds = source.kinds
        onlyKind = source.onlyKind
        isForbidden = source.isForbidden
        definition = source.definition
        isReferenceAlone = definition != nil && source.isReferenceAlone
        aspects = source.aspects
    }

    var isReference: Bool { definition != nil }

    /// What the reference leads to in the end; nil where it is none, or leads nowhere.
    var target: CompiledSchema? {
        if let knownTarget { return knownTarget }
        guard let definition else { return nil }
        knownTarget = definitions.resolved(definition, from: source)
        return knownTarget
    }

    /// The definitions own it: a type that holds itself would otherwise never be given back.
    private unowned var knownTarget: CompiledSchema?

    /// Texts that were found right: names, tags and regions come again and again.
    var knownTexts: Set<String> = []

    private(set) lazy var members = Members(self)
    private(set) lazy var presence = Presence(source)
    private(set) lazy var elements = Elements(self)
    private(set) lazy var scalar = Scalar(source)
    private(set) lazy var combinations = Combinations(self)

    fileprivate func compiled(_ schema: PropertySchema) -> CompiledSchema { CompiledSchema(schema, definitions) }
}

/// The definitions that the schemas of one type share, each compiled when it is first referred to.
final class CompiledDefinitions {
    private var compiled: [String: CompiledSchema] = [:]

    func resolved(_ name: String, from schema: PropertySchema) -> CompiledSchema? {
        if let known = compiled[name] { return known }
        let target = schema.resolved
        guard target.definition == nil else { return nil }
        let schema = CompiledSchema(target, self)
        compiled[name] = schema
        return schema
    }
}

extension CompiledSchema {
    /// What each member of an object is.
    struct Members {
        let properties: [String: CompiledSchema]
        let patterns: [(pattern: String, schema: CompiledSchema)]
        let others: Others
        let keySchema: CompiledSchema?

        /// Whether keys without a schema may hold anything.
        var takesOthers: Bool { if case .allowed = others { true } else { false } }

        enum Others {
            case forbidden, allowed
            case schema(CompiledSchema)
        }

        init(_ schema: CompiledSchema) {
            let source = schema.source
            properties = Dictionary(uniqueKeysWithValues: source.propertySchemas.map { ($0.name, schema.compiled($0.schema)) })
            patterns = source.patternProperties.map { ($0.pattern, schema.compiled($0.schema)) }
            others =
                switch source.additionalProperties {
                case .forbidden: .forbidden
                case .allowed: .allowed
                case .schema(let others): .schema(schema.compiled(others))
                }
            keySchema = source.keySchema.map(schema.compiled)
        }
    }

    /// Which members of an object are there.
    struct Presence {
        let count: Limits<Int>
        let required: [String]
        let dependentRequired: [(key: String, others: [String])]
        let dependentExcluded: [(key: String, others: [String])]
        let requiredXor: [String]
        let requiredOr: [String]

        init(_ source: PropertySchema) {
            count = source.members
            required = source.required
            dependentRequired = source.dependentRequired
            dependentExcluded = source.dependentExcluded
            requiredXor = source.requiredXor
            requiredOr = source.requiredOr
        }
    }

    struct Elements {
        let first: [CompiledSchema]
        let items: CompiledSchema?
        let count: Limits<Int>
        let areUnique: Bool
        let uniqueKeys: [String]
        let mostDifferent: Int?
        let contains: CompiledSchema?

        init(_ schema: CompiledSchema) {
            let source = schema.source
            first = source.prefixItems.map(schema.compiled)
            items = source.items.map(schema.compiled)
            count = source.count
            areUnique = source.uniqueItems
            uniqueKeys = source.uniqueKeys
            mostDifferent = source.maxUniqueItems
            contains = source.contains.map(schema.compiled)
        }
    }

    struct Scalar {
        /// The texts that are taken.
        let values: [String]?
        private let taken: Set<String>
        /// The same in lower case.
        private let folded: Set<String>
        private let ignoresCase: Bool
        let length: Limits<Int>
        let pattern: String?
        let format: String?
        let range: Limits<Double>
        let exclusiveMinimum: Double?
        let exclusiveMaximum: Double?
        let multipleOf: Double?

        /// Whether a text is one of the values that are taken, or any will do.
        func takes(_ text: String, ignoringCase: Bool) -> Bool {
            values == nil || taken.contains(text) || (ignoringCase || ignoresCase) && folded.contains(text.lowercased())
        }

        var boundsNumbers: Bool {
            !range.isOpen || exclusiveMinimum != nil || exclusiveMaximum != nil || multipleOf != nil
        }

        init(_ source: PropertySchema) {
            let insensitive = source.enumerationIgnoringCase
            let values = (source.enumeration ?? insensitive ?? source.constant.map { [$0] })?.map(\.scalarText)
            self.values = values
            taken = Set(values ?? [])
            folded = Set((values ?? []).map { $0.lowercased() })
            ignoresCase = insensitive != nil
            length = source.length
            pattern = source.pattern
            format = source.format
            range = source.range
            exclusiveMinimum = source.exclusiveMinimum
            exclusiveMaximum = source.exclusiveMaximum
            multipleOf = source.multipleOf
        }
    }

    struct Combinations {
        let allOf: [CompiledSchema]
        let anyOf: [CompiledSchema]
        let oneOf: [CompiledSchema]
        let not: CompiledSchema?
        let condition: (if: CompiledSchema, then: CompiledSchema?, else: CompiledSchema?)?

        init(_ schema: CompiledSchema) {
            let source = schema.source
            allOf = source.allOf.map(schema.compiled)
            anyOf = source.anyOf.map(schema.compiled)
            oneOf = source.oneOf.map(schema.compiled)
            not = source.not.map(schema.compiled)
            condition = source.condition.map { (schema.compiled($0.if), $0.then.map(schema.compiled), $0.else.map(schema.compiled)) }
        }
    }

    /// What the schema requires, where it says nothing else.
    var onlyRequired: [String]? { source.keywords == ["required"] ? presence.required : nil }
}
