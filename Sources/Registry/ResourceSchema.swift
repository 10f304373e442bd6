import Documents

/// What AWS publishes of one resource type.
/// <https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html>
public struct ResourceSchema: Sendable {
    private let json: JSON.Object

    init(_ json: JSON.Object) { self.json = json }

    /// `AWS::SQS::Queue`
    public var typeName: String { json["typeName"]?.string ?? "" }

    /// Those of `eu-west-3` and `us-east-1` in which the type exists.
    public var regions: [String] { json.strings("regions") }

    /// The properties as one object.
    public var root: PropertySchema { PropertySchema(.object(json), definitions: definitions) }

    /// The schemas that properties share, by name.
    public var definitions: JSON.Object { json["definitions"]?.object ?? [:] }

    /// The schema of a property of the resource itself.
    public subscript(property: String) -> PropertySchema? { root.properties[property].map { PropertySchema($0, definitions: definitions) } }

    /// The schema of a property at any depth; tokens that are numbers, and `*`, stand for elements of lists.
    public subscript(path: PropertyPath) -> PropertySchema? { root[path] }

    public var required: [String] { json.strings("required") }

    /// The properties that name a resource. Of a single one, `Ref` gives the value.
    public var primaryIdentifier: [PropertyPath] { paths("identifier") }
    /// Properties whose change replaces the resource.
    public var createOnly: [PropertyPath] { paths("createOnly") }
    /// Properties whose change may replace the resource.
    public var conditionalCreateOnly: [PropertyPath] { paths("conditionalCreateOnly") }
    /// What AWS sets and a template cannot.
    public var readOnly: [PropertyPath] { paths("readOnly") }
    /// What can be set and not be read again: passwords, snapshots to restore from.
    public var writeOnly: [PropertyPath] { paths("writeOnly") }
    public var deprecated: [PropertyPath] { paths("deprecated") }

    /// What `Fn::GetAtt` answers: `Endpoint.Address`.
    public var attributes: [String] {
        json["attributes"] == nil ? readOnly.map(\.attribute) : json.strings("attributes")
    }

    /// Whether `Fn::GetAtt` answers `name`; a custom resource and a nested stack's `Outputs.…` answer any.
    public func hasAttribute(_ name: String) -> Bool {
        attributes.contains { $0 == name || $0.hasSuffix("*") && name.hasPrefix($0.dropLast()) }
    }

    /// The schema of an attribute; nil where the type does not say.
    public func attribute(_ name: String) -> PropertySchema? { root[PropertyPath(name.split(separator: ".").map(String.init))] }

    /// What a change of the property at `pointer`, which starts at `Properties`, does to the resource. Ask for the innermost values that
    /// differ.
    public func update(changing pointer: JSONPointer) -> Update {
        if createOnly.contains(where: { $0.covers(pointer) }) { return .replacement }
        return conditionalCreateOnly.contains { $0.covers(pointer) } ? .possibleReplacement : .inPlace
    }

    public enum Update: Sendable, Comparable {
        case inPlace, possibleReplacement, replacement
    }

    /// `delete_then_create` where AWS removes a resource before it makes the one that replaces it; nil where it does not say.
    public var replacementStrategy: String? { json["replacement"]?.string }

    /// Where AWS is giving the type up.
    public var lifecycle: Lifecycle? {
        json["lifecycle"]?["status"]?.string.map { Lifecycle(status: $0, date: json["lifecycle"]?["date"]?.string) }
    }

    public struct Lifecycle: Sendable, Hashable {
        /// `maintenance`, `sunset` or `shutdown`.
        public let status: String
        /// `2026-10-30`
        public let date: String?
    }

    func member(_ key: String) -> JSON? { json[key] }

    private func paths(_ key: String) -> [PropertyPath] { json.strings(key).map(PropertyPath.init(_:)) }
}

extension ResourceSchema {
    /// What CloudFormation does with a resource.
    public enum Handler: Character, CaseIterable, Sendable {
        case create = "c"
        case read = "r"
        case update = "u"
        case delete = "d"
        case list = "l"
        case tag = "t"
    }

    /// The IAM actions that a handler calls with the deployer's rights, sorted: `sqs:CreateQueue`. None are known of types that are older
    /// than the registry.
    public func permissions(for handler: Handler) -> [String] { permissions(for: [handler]) }

    public func permissions(for handlers: some Sequence<Handler> = Handler.allCases) -> [String] {
        let letters = Set(handlers.map(\.rawValue))
        var actions: [String] = []
        for (service, members) in json["permissions"]?.object ?? [:] {
            for (action, uses) in members.object ?? [:] where uses.string?.contains(where: letters.contains) == true {
                actions.append("\(service):\(action)")
            }
        }
        return actions
    }
}

extension JSON.Object {
    func strings(_ key: String) -> [String] { self[key]?.array?.compactMap(\.string) ?? [] }
}
