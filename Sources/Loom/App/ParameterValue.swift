import Documents

/// What a parameter of a template can be: a text, a number, or a case of an enumeration of these.
public protocol ParameterValue: Hashable, Sendable {
    /// What it is where the template uses it.
    associatedtype Used: Hashable, Sendable
    /// The type's name in CloudFormation.
    static var parameterType: String { get }
    /// As it stands in the template.
    var json: JSON { get }
}

extension String: ParameterValue {
    public typealias Used = String
    public static var parameterType: String { "String" }
    public var json: JSON { .string(self) }
}

extension Int: ParameterValue {
    public typealias Used = Int
    public static var parameterType: String { "Number" }
    public var json: JSON { .integer(self) }
}

extension RawRepresentable where Self: ParameterValue, RawValue: ParameterValue {
    /// What the raw value is used as.
    public typealias Used = RawValue.Used
    /// The raw value's type.
    public static var parameterType: String { RawValue.parameterType }
    /// The raw value.
    public var json: JSON { rawValue.json }
}

extension LogRetention: ParameterValue {}
extension FunctionRuntime: ParameterValue {}
