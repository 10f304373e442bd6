import Documents

/// What a schema allows, as a list of branches of which a value takes one.
struct Alternatives {
    /// Whether null is allowed; nil where the schema is silent about types, so that it is.
    var null: Bool?
    /// Each branch is a list of schemas that all hold; an empty one allows everything.
    var branches: [[SchemaNode]]
    var discriminators: [JSON] = []

    static let anything = Alternatives(null: nil, branches: [[]])
    static let nothing = Alternatives(null: false, branches: [])
}

extension SchemaReading {
    func alternatives(of nodes: [SchemaNode]) -> Alternatives { alternatives(of: nodes, open: []) }

    private func alternatives(of nodes: [SchemaNode], open: Set<String>) -> Alternatives {
        let conjuncts = conjuncts(of: nodes)
        guard conjuncts.count != 1 else { return alternatives(of: conjuncts[0], open: open) }
        var result = Alternatives.anything
        for conjunct in conjuncts {
            let own = alternatives(of: conjunct, open: open)
            result.null = own.null == false || result.null == false ? false : own.null ?? result.null
            result.discriminators += own.discriminators
            if own.branches.isEmpty || result.branches.isEmpty {
                result.branches = []
            } else {
                // A choice among several stays one of the things that hold.
                result.branches[0] += own.branches.count == 1 ? own.branches[0] : [conjunct]
            }
        }
        return result
    }

    private func alternatives(of node: SchemaNode, open: Set<String>) -> Alternatives {
        guard let object = node.schema.object else { return node.schema == false ? .nothing : .anything }
        if object["not"] == [:] || object["not"] == true || object["enum"] == [] { return .nothing }
        guard !open.contains(node.place) else { return .nothing }
        let open = open.union([node.place])
        if isNullableAsAWhole(object) {
            var rest = alternatives(of: [node.with("some") { $0["nullable"] = nil }], open: open)
            rest.null = true
            return rest
        }
        if let choice = choice(in: object) {
            var result = Alternatives.nothing
            result.discriminators = [object["discriminator"]].compactMap { $0 }
            for branch in node.list(choice) {
                let own = alternatives(of: [branch], open: open)
                result.null = own.null == true || result.null == true ? true : own.null == nil ? nil : result.null
                result.branches += own.branches
                result.discriminators += own.discriminators
            }
            return result
        }
        var result = withoutNull(node, object)
        if let discriminator = object["discriminator"] { result.discriminators.append(discriminator) }
        return result
    }

    /// `anyOf` or `oneOf` where nothing else restricts the value.
    private func choice(in object: JSON.Object) -> String? {
        let rest = object.keys.filter { !Self.isAnnotation($0) && $0 != "discriminator" && $0 != "default" }
        guard rest.count == 1, rest == ["anyOf"] || rest == ["oneOf"], object[rest[0]]?.array?.isEmpty == false else { return nil }
        return rest[0]
    }

    private func withoutNull(_ node: SchemaNode, _ object: JSON.Object) -> Alternatives {
        var types = object["type"]?.array?.compactMap(\.string) ?? object["type"]?.string.map { [$0] }
        if !api.isVersion31, object["nullable"] == true { types?.append("null") }
        let values = object["const"].map { [$0] } ?? object["enum"]?.array
        guard types != nil || values != nil else { return Alternatives(null: nil, branches: [[node]]) }
        let allowsNull = (types?.contains("null") ?? true) && (values?.contains(.null) ?? true)
        let others = types?.filter { $0 != "null" }
        let otherValues = values?.filter { $0 != .null }
        if others == [] || otherValues == [] { return Alternatives(null: allowsNull, branches: []) }
        guard others != types || otherValues != values else { return Alternatives(null: allowsNull, branches: [[node]]) }
        let rest = node.with("value") { keywords in
            keywords["type"] = others.map { $0.count == 1 ? .string($0[0]) : .array($0.map(JSON.string)) }
            keywords["const"] = nil
            keywords["enum"] = otherValues.map(JSON.array)
        }
        return Alternatives(null: allowsNull, branches: [[rest]])
    }

    /// What the schemas of an `anyOf` or `oneOf` allow, choices inside them included.
    func branches(of choice: [SchemaNode]) -> [[SchemaNode]] { choice.flatMap { alternatives(of: [$0]).branches } }

    /// A branch of several types as one branch a type.
    func split(_ branch: [SchemaNode]) -> [[SchemaNode]] {
        guard branch.count == 1, let types = branch[0].schema["type"]?.array, types.count > 1 else { return [branch] }
        return types.map { type in [branch[0].with(type.string ?? "") { $0["type"] = type }] }
    }
}
