import Documents

/// A schema on its way from JSON Schema 2020-12, as OpenAPI 3.1 uses it, to the dialect of OpenAPI 3.0; the schemas inside are there
/// already.
struct Schema {
    var keywords: JSON.Object
    private(set) var notes: [Note] = []
    /// Whether it allows more than it did, for want of words.
    var isWidened = false
    /// Whether there was nothing to do.
    private(set) var isAsItWas = false
    /// Whether null is valid in several branches of `oneOf`, and so in none.
    let isNullTakenTwice: Bool

    /// Something the schema said and 3.0 cannot say.
    struct Note {
        var severity: Finding.Severity
        var path: [String]
        var message: String
        var remedy: String?
    }

    init(_ keywords: JSON.Object, isNullTakenTwice: Bool = false) {
        self.keywords = keywords
        self.isNullTakenTwice = isNullTakenTwice
    }

    mutating func downgrade() {
        let work = work
        isAsItWas = work.isEmpty
        if isAsItWas { return }
        if work.contains(.nullable) { dropNullable() }
        if work.contains(.reference) { wrapReference() }
        if keywords["$ref"] != nil { return }
        if work.contains(.patterns) { foldPatternProperties() }
        if work.contains(.constant) { replaceConst() }
        if !work.isDisjoint(with: [.types, .constant]) { splitTypes() }
        if work.contains(.choice) { foldNullBranches(of: ["anyOf", "oneOf"]) }
        if work.contains(.bounds) { replaceExclusiveBounds() }
        if work.contains(.tuple) { foldTuple() }
        if work.contains(.content) { replaceContent() }
        if work.contains(.examples) { keepFirstExample() }
        if !work.isDisjoint(with: [.lists, .types, .constant]) { tidyLists() }
        if !work.isDisjoint(with: [.unknown, .patterns]) { dropUnknown() }
    }

    mutating func note(_ severity: Finding.Severity, _ keyword: String, _ message: String, remedy: String? = nil) {
        notes.append(Note(severity: severity, path: [keyword], message: message, remedy: remedy))
    }

    /// A schema made here, brought to 3.0 like any other.
    mutating func downgraded(_ keywords: JSON.Object) -> JSON {
        var schema = Schema(keywords)
        schema.downgrade()
        notes += schema.notes
        if schema.isWidened { isWidened = true }
        return .object(schema.keywords)
    }

    /// Adds a schema that must hold as well.
    mutating func require(_ schema: JSON) { keywords["allOf"] = .array((keywords["allOf"]?.array ?? []) + [schema]) }

    /// Says that no value is valid, and nothing else about values.
    mutating func refuseEverything() {
        keywords = JSON.Object(
            keywords.members.filter { Self.annotations.contains($0.key) || Part.isExtension($0.key) }.map { ($0.key, $0.value) })
        keywords["not"] = [:]
    }

    /// Keywords that describe a value and do not restrict it.
    static let annotations: Set<String> = [
        "title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "externalDocs", "xml", "$comment",
    ]

    /// Takes the keyword away where its value is of no use.
    mutating func take(_ keyword: String) -> JSON? {
        guard let value = keywords[keyword] else { return nil }
        keywords[keyword] = nil
        return value
    }
}
