/// One resource type as its Swift face shows it.
struct ResourceType {
    /// `AWS::SQS::Queue`
    var typeName: String
    /// `SQS`
    var namespace: String
    var bag: Bag
    var attributes: [Attribute]
}

/// An object with properties: a resource, or a structure inside one.
struct Bag {
    var name: String
    /// The types of the resource that are named inside, which no type declared inside may hide.
    var references: Set<String>
    /// Required ones first, each group by name.
    var properties: [Property]
    var nested: [Nested]
}

struct Property {
    /// As CloudFormation writes it: `VPCSecurityGroups`.
    var name: String
    /// As Swift writes it: `vpcSecurityGroups`.
    var argument: String
    var face: Face
    var isRequired: Bool
}

/// A type that is declared inside another.
enum Nested {
    case bag(Bag)
    case enumeration(Enumeration)

    var name: String {
        switch self {
        case .bag(let bag): bag.name
        case .enumeration(let enumeration): enumeration.name
        }
    }
}

struct Enumeration {
    var name: String
    var cases: [(name: String, value: String)]
}

/// What `Fn::GetAtt` answers.
struct Attribute {
    /// `Endpoint.Address`
    var name: String
    /// `endpointAddress`
    var variable: String
    var face: Face
}

/// The Swift type of a value.
indirect enum Face: Hashable, Sendable {
    /// `Value<String>`
    case value(String)
    case list(Face)
    case map(Face)
    /// A bag or an enumeration.
    case named(String)
    case policyDocument
    case untyped

    var swift: String {
        switch self {
        case .value(let type): "Value<\(type)>"
        case .list(let element): "List<\(element.swift)>"
        case .map(let element): "Map<\(element.swift)>"
        case .named(let name): name
        case .policyDocument: "PolicyDocument"
        case .untyped: "Untyped"
        }
    }
}
