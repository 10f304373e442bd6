import CloudFormationModel
import Documents

/// A resource of a deployment.
public struct DeployedResource: Sendable {
    /// The stack's name in the app: `data`.
    public let stack: String
    /// As it stands in the template.
    public let resource: Template.Resource
    let place: Place?
    let texts: DeployedText

    /// `data.Documents`
    public var id: String { "\(stack).\(resource.logicalID)" }
    /// `Documents`, as it stands in the template.
    public var logicalID: String { resource.logicalID }
    /// `AWS::SQS::Queue`.
    public var type: String { resource.type }

    /// A property, by the path to it.
    public subscript(_ path: String...) -> JSON? { value(path) }

    /// A property as text, what it refers to put in: `novialoom-core-prod`, `data.Documents.Arn`, `{account}`.
    public func text(_ path: String...) -> String? { value(path).map { texts.text($0, in: stack) } }

    /// The texts of a list, or the one text.
    public func texts(_ path: String...) -> [String] {
        let value = value(path)
        return (value?.array ?? [value].compactMap { $0 }).map { texts.text($0, in: stack) }
    }

    /// A value of this resource's template as text.
    public func text(of value: JSON) -> String { texts.text(value, in: stack) }

    /// The value of a tag by its key, for types whose tags are a list of keys and values; nil where there is none.
    public func tag(_ key: String) -> String? { self["Tags"]?.array?.first { $0["Key"]?.string == key }?["Value"]?.string }

    private func value(_ path: [String]) -> JSON? { path.reduce(.object(resource.properties) as JSON?) { $0?[$1] } }
}

/// A line of a source file.
struct Place: Sendable, Hashable, CustomStringConvertible {
    let file: String
    let line: Int

    var description: String { "\(file):\(line)" }
}

// A failed expectation names it and does not print all that it holds.
extension DeployedResource: CustomStringConvertible, CustomReflectable {
    public var description: String { id }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
