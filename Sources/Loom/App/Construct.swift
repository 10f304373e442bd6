import CloudFormationModel

/// What a stored property of a stack may be: a construct, or a table of constructs.
public protocol Declaration: Sendable {
    /// What is declared. A construct without a name gets the property's; the rows of a table have names of their own, in kebab-case: row
    /// `gateway-b2b` gets the logical ID `GatewayB2b`.
    var constructs: [(name: String?, construct: any Construct)] { get }
}

/// Something that is declared in a stack and becomes resources: a queue with its dead letters, a database with its subnets.
///
/// An initialiser only stores what it is given; `build` makes the parts. Conforming types are value types that pass `#fileID` and `#line`
/// of their declaration on to their handle.
public protocol Construct: Declaration {
    /// What references to its parts hold; made by the initialiser.
    var handle: Handle { get set }

    /// Adds the resources to `scope`, each under a name of its own, and reports what is wrong with the declaration.
    func build(in scope: Scope)
}

extension Construct {
    public var constructs: [(name: String?, construct: any Construct)] { [(nil, self)] }

    /// The same construct under the logical ID that it had before its property was renamed or moved within the stack, so that
    /// CloudFormation keeps its resources.
    public func formerly(_ logicalID: String) -> Self {
        var copy = self
        copy.handle.formerID = logicalID
        return copy
    }

    /// The same construct, of which a finding of `rule` is meant to be: `check` still lists it, with the reason, and does not fail for it.
    /// - Parameters:
    ///   - part: the resource that the finding is about, by the end of its logical ID, where it does not carry the construct's own:
    ///     `Policy` for `ReportsPolicy`.
    ///   - applies: whether there is something to accept, where that differs between environments.
    public func accepting(_ rule: String, of part: String = "", when applies: Bool = true, because reason: String) -> Self {
        guard applies else { return self }
        var copy = self
        copy.handle.acceptances.append(Acceptance(rule, of: part, because: reason))
        return copy
    }

    /// A resource that `build` adds under `part`.
    public func part(_ part: String = "") -> Target { Target(handle, part: part) }
}

extension ResourceDeclaration {
    /// The same resource under the logical ID that it had before its property was renamed.
    public func formerly(_ logicalID: String) -> Self {
        var copy = self
        copy.handle.formerID = logicalID
        return copy
    }

    /// The same resource, of which a finding of `rule` is meant to be: `check` still lists it, with the reason, and does not fail for it.
    /// - Parameter applies: whether there is something to accept, where that differs between environments.
    public func accepting(_ rule: String, when applies: Bool = true, because reason: String) -> Self {
        guard applies else { return self }
        var copy = self
        copy.handle.acceptances.append(Acceptance(rule, because: reason))
        return copy
    }
}

/// A resource that stands in a stack by itself.
struct StandaloneResource: Construct {
    var resource: any ResourceDeclaration
    var handle: Handle {
        get { resource.handle }
        set { resource.handle = newValue }
    }

    func build(in scope: Scope) { scope.add("", resource) }
}
