import Documents

/// A CloudFormation template, as `synth` makes it or as anybody wrote it. All that reads templates reads this.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html>
public struct Template: Sendable, Hashable {
    /// At most 1,024 bytes.
    public var description: String?
    /// The section `Metadata`, which CloudFormation keeps and does not read.
    public var metadata: JSON.Object
    /// At most 200.
    public var parameters: [Parameter]
    /// `Mappings`: constants by two keys.
    public var mappings: JSON.Object
    /// `Conditions`, by name.
    public var conditions: JSON.Object
    /// At most 500, in the order in which they are written.
    public var resources: [Resource]
    /// At most 200.
    public var outputs: [Output]

    /// A template without resources, which CloudFormation would refuse.
    public init(description: String? = nil) {
        self.description = description
        metadata = [:]
        parameters = []
        mappings = [:]
        conditions = [:]
        resources = []
        outputs = []
    }

    /// A value that the deployment passes in.
    public struct Parameter: Sendable, Hashable {
        /// Letters and digits, at most 255.
        public var name: String
        /// `String`, `Number`, `AWS::EC2::VPC::Id` …
        public var type: String
        /// For who fills it in; at most 4,000 characters.
        public var description: String?
        /// Other members: `Default`, `AllowedValues`, `NoEcho` …
        public var other: JSON.Object

        public init(_ name: String, type: String = "String", description: String? = nil, other: JSON.Object = [:]) {
            self.name = name
            self.type = type
            self.description = description
            self.other = other
        }
    }

    /// A resource under its logical ID.
    public struct Resource: Sendable, Hashable {
        /// Letters and digits, at most 255; one that is another means a new resource.
        public var logicalID: String
        /// `AWS::SQS::Queue`.
        public var type: String
        /// `Properties` as they stand in the template, with intrinsic functions as objects.
        public var properties: JSON.Object
        /// `DependsOn`, `DeletionPolicy`, `Condition`, `Metadata` …, as they stand in the template.
        public var attributes: JSON.Object

        public init(_ logicalID: String, type: String, properties: JSON.Object = [:], attributes: JSON.Object = [:]) {
            self.logicalID = logicalID
            self.type = type
            self.properties = properties
            self.attributes = attributes
        }
    }

    /// A value that the deployed stack shows.
    public struct Output: Sendable, Hashable {
        /// Letters and digits, at most 255.
        public var name: String
        /// A text, or a function that gives one.
        public var value: JSON
        /// At most 1,024 bytes.
        public var description: String?

        public init(_ name: String, value: JSON, description: String? = nil) {
            self.name = name
            self.value = value
            self.description = description
        }
    }

    /// The resource of that logical ID; nil where there is none. Looks through all of them.
    public func resource(_ logicalID: String) -> Resource? { resources.first { $0.logicalID == logicalID } }
}

extension Template {
    /// The template as JSON, sections in the order of CloudFormation's documentation, empty ones left out.
    public var json: JSON {
        var root: JSON.Object = ["AWSTemplateFormatVersion": "2010-09-09"]
        if let description { root["Description"] = .string(description) }
        if !metadata.isEmpty { root["Metadata"] = .object(metadata) }
        if !parameters.isEmpty { root["Parameters"] = .object(JSON.Object(parameters.map { ($0.name, $0.json) })) }
        if !mappings.isEmpty { root["Mappings"] = .object(mappings) }
        if !conditions.isEmpty { root["Conditions"] = .object(conditions) }
        root["Resources"] = .object(JSON.Object(resources.map { ($0.logicalID, $0.json) }))
        if !outputs.isEmpty { root["Outputs"] = .object(JSON.Object(outputs.map { ($0.name, $0.json) })) }
        return .object(root)
    }
}

extension Template.Parameter {
    var json: JSON {
        var object: JSON.Object = ["Type": .string(type)]
        if let description { object["Description"] = .string(description) }
        for (key, value) in other { object[key] = value }
        return .object(object)
    }
}

extension Template.Resource {
    var json: JSON {
        var object: JSON.Object = ["Type": .string(type)]
        for (key, value) in attributes { object[key] = value }
        if !properties.isEmpty { object["Properties"] = .object(properties) }
        return .object(object)
    }
}

extension Template.Output {
    var json: JSON {
        var object: JSON.Object = [:]
        if let description { object["Description"] = .string(description) }
        object["Value"] = value
        return .object(object)
    }
}
