import Documents

/// A path of the registry below a resource's `Properties`: `Endpoint/Address`, `SecurityGroupIngress/*/SourceSecurityGroupName`, where `*`
/// stands for each element of a list.
public struct PropertyPath: Hashable, Sendable, CustomStringConvertible {
    public let names: [String]

    public init(_ names: [String]) { self.names = names }
    public init(_ text: String) { names = text.split(separator: "/").map(String.init) }

    public var description: String { names.joined(separator: "/") }

    /// The path as `Fn::GetAtt` writes it: `Endpoint.Address`.
    public var attribute: String { names.joined(separator: ".") }

    /// Whether `pointer`, which starts at `Properties` (`/Tags/0/Key`), is what this path names, or lies below it. The registry leaves `*` out
    /// in some paths; an index is then passed over.
    public func covers(_ pointer: JSONPointer) -> Bool {
        var tokens = pointer.tokens[...]
        for name in names {
            if name != "*" { while let token = tokens.first, token != name, Int(token) != nil { tokens.removeFirst() } }
            guard let token = tokens.popFirst(), name == "*" || name == token else { return false }
        }
        return true
    }
}
