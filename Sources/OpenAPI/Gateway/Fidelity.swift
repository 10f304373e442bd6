import Documents

/// Tells whether the models of schemas allow all that the schemas allow: a model has no word for null, and what it leaves out under `not` or
/// in one branch of `oneOf` would make it refuse more.
struct Fidelity: Visitor {
    var path: [String] = []
    private var refusesMore = false
    private var waiting: [Component] = []

    static func allows(_ schemas: [JSON], in document: JSON) -> Bool {
        var fidelity = Fidelity()
        var seen: Set<Component> = []
        for schema in schemas { fidelity.visit(schema, as: .schema) }
        while !fidelity.refusesMore, let component = fidelity.waiting.popLast() {
            guard seen.insert(component).inserted, let schema = document[component.pointer] else { continue }
            fidelity.visit(schema, as: .schema)
        }
        return !fidelity.refusesMore
    }

    mutating func visit(_ value: JSON, as part: Part) {
        if let component = Reference(in: value)?.component(of: .schema) { return waiting.append(component) }
        if value["nullable"] == true || value["enum"]?.array?.contains(.null) ?? false || value["not"] != nil || value["oneOf"] != nil {
            refusesMore = true
        }
        visitParts(of: value, as: part)
    }
}
