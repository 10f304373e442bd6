import Documents

/// Makes a document anew, part by part; what is no part stays as it is.
protocol Rewriter {
    /// Where the walk is, in the document as it was.
    var path: [String] { get set }
    /// What the value becomes; nil where it stays as it is. Most of a document does, and is then shared by what was and what is made.
    mutating func rewrite(_ value: JSON, as part: Part) -> JSON?
}

extension Rewriter {
    /// The object with each part directly below it rewritten; nil where none changes.
    mutating func rewriteParts(of object: JSON.Object, as part: Part) -> JSON.Object? {
        var result: JSON.Object?
        for (position, (key, child)) in object.members.enumerated() where child.mayBePart {
            guard let slot = part.slot(key) else { continue }
            path.append(key)
            defer { path.removeLast() }
            let rewritten: JSON? =
                switch (slot, child) {
                case (.one(let part), _): rewrite(child, as: part)
                case (.list(let part), .array(let elements)): rewrite(elements, as: part).map(JSON.array)
                case (.map(let part), .object(let members)): rewrite(members, as: part).map(JSON.object)
                default: nil
                }
            guard let rewritten else { continue }
            if result == nil { result = object }
            result?.replaceValue(at: position, by: rewritten)
        }
        return result
    }

    private mutating func rewrite(_ elements: [JSON], as part: Part) -> [JSON]? {
        var result: [JSON]?
        for (index, element) in elements.enumerated() {
            guard let rewritten = rewrite(element, as: part, below: String(index)) else { continue }
            if result == nil { result = elements }
            result?[index] = rewritten
        }
        return result
    }

    private mutating func rewrite(_ members: JSON.Object, as part: Part) -> JSON.Object? {
        var result: JSON.Object?
        for (position, (key, value)) in members.members.enumerated() {
            guard let rewritten = rewrite(value, as: part, below: key) else { continue }
            if result == nil { result = members }
            result?.replaceValue(at: position, by: rewritten)
        }
        return result
    }

    private mutating func rewrite(_ value: JSON, as part: Part, below token: String) -> JSON? {
        path.append(token)
        defer { path.removeLast() }
        return rewrite(value, as: part)
    }
}

extension JSON {
    /// Whether a part, or several, may stand here; texts and numbers, which most values are, hold none.
    fileprivate var mayBePart: Bool {
        switch self {
        case .object, .array, .bool: true
        case .null, .integer, .decimal, .string: false
        }
    }
}
