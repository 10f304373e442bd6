import Documents

/// Makes a document anew, part by part; what is no part stays as it is.
protocol Rewriter {
    /// Where the walk is, in the document as it was.
    var path: [String] { get set }
    mutating func rewrite(_ value: JSON, as part: Part) -> JSON
}

extension Rewriter {
    /// The object with each part directly below it rewritten.
    mutating func rewriteParts(of object: JSON.Object, as part: Part) -> JSON.Object {
        var result = object
        for (key, child) in object.members where child.mayBePart {
            guard let slot = part.slot(key) else { continue }
            path.append(key)
            switch (slot, child) {
            case (.one(let part), _): result[key] = rewrite(child, as: part)
            case (.list(let part), .array(let elements)):
                result[key] = .array(elements.enumerated().map { rewrite($1, as: part, below: String($0)) })
            case (.map(let part), .object(let members)):
                result[key] = .object(members.mapMembers { rewrite($1, as: part, below: $0) })
            default: break
            }
            path.removeLast()
        }
        return result
    }

    private mutating func rewrite(_ value: JSON, as part: Part, below token: String) -> JSON {
        path.append(token)
        defer { path.removeLast() }
        return rewrite(value, as: part)
    }
}

extension JSON.Object {
    /// The object with each value replaced by what `transform` makes of it and its key.
    fileprivate func mapMembers(_ transform: (String, JSON) -> JSON) -> Self {
        var position = 0
        return mapValues { value in
            defer { position += 1 }
            return transform(members[position].key, value)
        }
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
