import CloudFormationModel
import Documents

/// Resources that are deployed together. Its stored properties are constructs, resources, tables of constructs, or structures of these;
/// a property's name is the logical ID of what it holds.
public protocol Stack: Sendable {
    /// What the stack holds, for those who read it in the AWS console.
    var description: String { get }
    /// Where it is deployed; the app's region unless it says otherwise.
    var region: Region? { get }
    /// Whether CloudFormation refuses to delete the stack until the protection is taken off.
    var isProtected: Bool { get }
    /// Constants of the template by two keys, for `Fn.findInMap`.
    var mappings: JSON.Object { get }
    /// What is known to be true or false at deployment only, by name, for `Fn.if` and `ResourceAttributes.condition`.
    var conditions: Map<Condition> { get }
    /// Values that people or the deploy step read from the deployed stack, by name.
    var outputs: [StackOutput] { get }
}

extension Stack {
    public var region: Region? { nil }
    public var isProtected: Bool { false }
    public var mappings: JSON.Object { [:] }
    public var conditions: Map<Condition> { [:] }
    public var outputs: [StackOutput] { [] }
}

/// A value that a deployed stack shows. Values that other stacks read become outputs by themselves.
public struct StackOutput: Sendable {
    /// Letters and digits, at most 255; once in a stack.
    public var name: String
    /// Anything that is text: an attribute, a name, an interpolation.
    public var value: Value<String>
    /// What people read beside it in the console; at most 1,024 bytes.
    public var description: String

    public init(_ name: String, _ value: Value<String>, _ description: String) {
        self.name = name
        self.value = value
        self.description = description
    }
}

/// A region of AWS.
public struct Region: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }

    /// `eu-west-3`.
    public static let paris: Region = "eu-west-3"
    /// Where CloudFront's certificates and web ACLs live.
    public static let virginia: Region = "us-east-1"
}
