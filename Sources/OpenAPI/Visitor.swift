import Documents

/// Walks over the parts of a document, in its order.
protocol Visitor {
    /// Where the walk is.
    var path: [String] { get set }
    mutating func visit(_ value: JSON, as part: Part)
    /// Called where a part, or a collection of parts, should stand and something else does.
    mutating func visit(misplaced value: JSON, expected: String)
}

extension Visitor {
    mutating func visit(misplaced value: JSON, expected: String) {}

    /// Visits what stands directly below `value`.
    mutating func visitParts(of value: JSON, as part: Part) {
        guard let object = value.object else { return }
        for (key, child) in object.members {
            guard let slot = part.slot(key) else { continue }
            path.append(key)
            switch (slot, child) {
            case (.one(let part), _): visit(child, as: part)
            case (.list(let part), .array(let elements)):
                for (index, element) in elements.enumerated() { visit(element, as: part, below: String(index)) }
            case (.map(let part), .object(let members)):
                for (name, member) in members.members { visit(member, as: part, below: name) }
            case (.list(let part), _): visit(misplaced: child, expected: "an array of \(part.rawValue)s")
            case (.map(let part), _): visit(misplaced: child, expected: "an object of \(part.rawValue)s")
            }
            path.removeLast()
        }
    }

    private mutating func visit(_ value: JSON, as part: Part, below token: String) {
        path.append(token)
        visit(value, as: part)
        path.removeLast()
    }
}
