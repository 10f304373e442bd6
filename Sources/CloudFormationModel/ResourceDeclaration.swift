/// A resource as it is declared: its type, its properties, and a handle that other declarations refer to.
public protocol ResourceDeclaration: Sendable {
    /// The type's name in CloudFormation: `AWS::SQS::Queue`.
    var typeName: String { get }
    /// What references to the resource hold.
    var handle: Handle { get set }
    /// By their names in CloudFormation.
    var properties: Properties { get set }
    /// What stands beside `Properties` in the template.
    var attributes: ResourceAttributes { get set }
}

/// A resource of one type, whose properties have a typed face; the generated types of module `AWS` conform to it.
public protocol TypedResource: ResourceDeclaration {
    /// The type's name in CloudFormation: `AWS::SQS::Queue`.
    static var typeName: String { get }
}

extension TypedResource {
    public var typeName: String { Self.typeName }
}

extension ResourceDeclaration {
    /// The resource for `dependsOn` and for references.
    public var target: Target { Target(handle) }

    /// What `Ref` gives for it; for most types its name or ID.
    public var ref: Value<String> { target.ref }

    /// What `Fn::GetAtt` gives: `attribute("Endpoint.Address")`.
    public func attribute(_ name: String) -> Value<String> { target.attribute(name) }
}

extension Target {
    /// What `Ref` gives for it; for most types its name or ID.
    public var ref: Value<String> { Value(expression: .reference(Reference(self, .ref))) }

    /// What `Fn::GetAtt` gives. An attribute that the type does not have is an error of `check`.
    public func attribute(_ name: String) -> Value<String> { Value(expression: .reference(Reference(self, .attribute(name)))) }

    /// The text that the resource was given for `property`, known at synth.
    public func literal(_ property: String) -> Value<String> {
        Value(expression: .reference(Reference(self, .literal(property: property))))
    }
}
