import Documents

/// A function of the template, and where it stands.
package struct PlacedIntrinsic {
    package var intrinsic: Intrinsic
    package var path: [String]
}

/// Finds functions.
package enum Intrinsics {
    /// All functions in `value` at any depth, outer ones first, with their paths below `path`.
    package static func all(in value: JSON, below path: [String] = []) -> [PlacedIntrinsic] {
        var found: [PlacedIntrinsic] = []
        visit(value, below: path) { found.append($0) }
        return found
    }

    static func visit(_ value: JSON, below path: [String], _ body: (PlacedIntrinsic) -> Void) {
        var path = path
        visit(value, at: &path, body)
    }

    private static func visit(_ value: JSON, at path: inout [String], _ body: (PlacedIntrinsic) -> Void) {
        switch value {
        case .array(let elements):
            for (index, element) in elements.enumerated() where element.hasParts {
                path.append(String(index))
                visit(element, at: &path, body)
                path.removeLast()
            }
        case .object(let object):
            if let intrinsic = Intrinsic(value) { body(PlacedIntrinsic(intrinsic: intrinsic, path: path)) }
            for (key, value) in object where value.hasParts {
                path.append(key)
                visit(value, at: &path, body)
                path.removeLast()
            }
        default: break
        }
    }
}

extension JSON {
    /// Whether anything stands inside of it.
    fileprivate var hasParts: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }
}
