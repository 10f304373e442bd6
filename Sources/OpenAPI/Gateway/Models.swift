import Documents

/// The schemas that operations refer to, as API Gateway's models: JSON Schema draft 4 without what its import refuses, under
/// alphanumeric names.
struct Models {
    private let document: JSON
    private var names: [String: String] = [:]
    private var taken: Set<String> = []
    private var unnamed: [JSON: String] = [:]
    private var rendered = JSON.Object()

    init(document: JSON) {
        self.document = document
        for name in document["components"]?["schemas"]?.object?.keys ?? [] {
            names[name] = Name.unique(Name.alphanumeric(name), taken: &taken)
        }
    }

    /// A reference to the schema's model. A bare primitive is refused where no reference leads to it, so every schema gets a name.
    mutating func reference(to schema: JSON, name: String) -> JSON {
        if case .component(let component) = Reference(in: schema) { return reference(to: component.name) }
        let rendered = render(schema)
        if rendered["type"] == "object" || rendered["type"] == "array" { return rendered }
        if let known = unnamed[rendered] { return Component("schemas", known).asReference }
        let name = Name.unique(name, taken: &taken)
        unnamed[rendered] = name
        self.rendered[name] = rendered
        return Component("schemas", name).asReference
    }

    /// All models that something refers to.
    func schemas() -> JSON.Object { rendered }

    private mutating func reference(to name: String) -> JSON {
        guard let model = names[name] else { return [:] }
        if rendered[model] == nil, let schema = document["components"]?["schemas"]?[name] {
            // A schema may refer to itself: its place is taken before its parts are looked at.
            rendered[model] = [:]
            rendered[model] = render(schema)
        }
        return Component("schemas", model).asReference
    }

    private mutating func render(_ schema: JSON) -> JSON {
        var rendering = ModelRendering(names: names)
        let result = rendering.rewrite(schema, as: .schema) ?? schema
        for name in rendering.references { _ = reference(to: name) }
        return result
    }
}

/// Takes out of a schema what API Gateway's models cannot say, and gives references the names of models.
private struct ModelRendering: Rewriter {
    var path: [String] = []
    let names: [String: String]
    private(set) var references: [String] = []

    init(names: [String: String]) { self.names = names }

    mutating func rewrite(_ value: JSON, as part: Part) -> JSON? {
        guard let object = value.object else { return nil }
        if case .component(let component) = Reference(in: value) {
            references.append(component.name)
            return names[component.name].map { Component("schemas", $0).asReference } ?? [:]
        }
        var result = rewriteParts(of: object, as: part) ?? object
        for (key, value) in object.members {
            switch key {
            case "nullable", "discriminator", "example", "examples", "default", "readOnly", "writeOnly", "xml", "externalDocs",
                "deprecated", "exclusiveMinimum", "exclusiveMaximum":
                result[key] = nil
            case "format" where ["int32", "int64", "float", "double", "decimal"].contains(value.string): result[key] = nil
            // Null is a value of no type that is left.
            case "enum":
                let values = (value.array ?? []).filter { $0 != .null }
                result[key] = values.isEmpty ? nil : .array(values)
            default: if Part.isExtension(key) { result[key] = nil }
            }
        }
        return .object(result)
    }
}
