import Documents

/// Gives a document's components and operations the names they bear in the merged one, wherever they are named.
struct Renaming: Rewriter {
    var path: [String] = []
    private let names: [Component: String]
    private let prefix: String
    private let ids: [String?]
    private let renamedIDs: [String: String]
    private let security: JSON?
    private let heirs: [String: [String]]
    private let renamesSchemes: Bool
    private var operations = 0
    /// What each reference became that was met.
    private var references: [String: JSON?] = [:]

    init(_ document: APIDocument, names: [Component: String], ids: [String?], renamedIDs: [String: String]) {
        self.names = names
        self.ids = ids
        self.renamedIDs = renamedIDs
        prefix = document.prefix
        security = document.root["security"]
        heirs = document.heirs
        renamesSchemes = names.contains { $0.key.section == "securitySchemes" && $0.key.name != $0.value }
    }

    mutating func rename(_ root: JSON.Object) -> JSON.Object { rewriteParts(of: root, as: .document) ?? root }

    mutating func rewrite(_ value: JSON, as part: Part) -> JSON? {
        guard let object = value.object else { return nil }
        var own = object
        var isChanged = false
        if part.mayBeReference, let text = object["$ref"]?.string, let reference = renamed(reference: text) {
            own["$ref"] = reference
            isChanged = true
        }
        switch part {
        case .operation: isChanged = rename(operation: &own) || isChanged
        case .schema where object["discriminator"] != nil:
            rename(discriminatorOf: &own)
            isChanged = true
        case .link:
            rename(link: &own)
            isChanged = true
        default: break
        }
        return (rewriteParts(of: own, as: part) ?? (isChanged ? own : nil)).map(JSON.object)
    }

    /// What a reference becomes; nil where it stays.
    private mutating func renamed(reference text: String) -> JSON? {
        if let known = references[text] { return known }
        var result: JSON?
        if case .component(let component) = Reference(text) { result = renamed(component).reference }
        if result?.string == text { result = nil }
        references[text] = .some(result)
        return result
    }

    private func renamed(_ component: Component) -> Component { Component(component.section, names[component] ?? component.name) }

    /// - Returns: whether anything changed.
    private mutating func rename(operation object: inout JSON.Object) -> Bool {
        var isChanged = false
        if ids.indices.contains(operations), let id = ids[operations], object["operationId"]?.string != id {
            object["operationId"] = .string(id)
            isChanged = true
        }
        operations += 1
        // What the document asks of every operation is asked of each: in the merged document it would be asked of the others' too.
        // Callbacks are calls to somebody else.
        if object["security"] == nil, let security, path.count == 3, path[0] == "paths" {
            object["security"] = security
            isChanged = true
        }
        guard renamesSchemes, let requirements = object["security"]?.array else { return isChanged }
        object["security"] = .array(
            requirements.map { requirement in
                .object(
                    JSON.Object((requirement.object?.members ?? []).map { (renamed(Component("securitySchemes", $0.key)).name, $0.value) }))
            })
        return true
    }

    private func rename(link: inout JSON.Object) {
        if let id = link["operationId"]?.string { link["operationId"] = .string(renamedIDs[id] ?? id) }
        guard let text = link["operationRef"]?.string, case .place(var pointer) = Reference(text), pointer.tokens.first == "paths",
            pointer.tokens.count > 1
        else { return }
        pointer.tokens[1] = Route.join(prefix, pointer.tokens[1])
        link["operationRef"] = .string("#\(pointer)")
    }

    /// A discriminator's values name schemas: in its mapping, as a name or as a reference, or by themselves, where the mapping is silent.
    private func rename(discriminatorOf schema: inout JSON.Object) {
        guard var discriminator = schema["discriminator"]?.object else { return }
        var mapping = JSON.Object()
        for (value, target) in discriminator["mapping"]?.object?.members ?? [] {
            guard let text = target.string else { continue }
            let named = Component("schemas", text)
            if names[named] != nil {
                mapping[value] = .string(renamed(named).name)
            } else if case .component(let component) = Reference(text) {
                mapping[value] = renamed(component).reference
            } else {
                mapping[value] = target
            }
        }
        for name in implicitValues(of: schema) where mapping[name] == nil && names[Component("schemas", name)] != name {
            mapping[name] = renamed(Component("schemas", name)).reference
        }
        if !mapping.isEmpty { discriminator["mapping"] = .object(mapping) }
        schema["discriminator"] = .object(discriminator)
    }

    /// The schemas that a discriminator knows without a mapping: the alternatives beside it, and those that extend its schema.
    private func implicitValues(of schema: JSON.Object) -> [String] {
        let alternatives = (schema["oneOf"]?.array ?? []) + (schema["anyOf"]?.array ?? [])
        let names = alternatives.compactMap { branch -> String? in
            if case .component(let component) = Reference(in: branch), component.section == "schemas" { component.name } else { nil }
        }
        return path.count == 3 && path[0] == "components" ? names + (heirs[path[2]] ?? []) : names
    }
}
