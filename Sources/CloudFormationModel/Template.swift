import Documents

/// A CloudFormation template, as `synth` makes it or as anybody wrote it. All that reads templates reads this.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html>
public struct Template: Sendable, Hashable {
    public var description: String?
    public var metadata: JSON.Object
    public var parameters: [Parameter]
    public var mappings: JSON.Object
    public var conditions: JSON.Object
    public var resources: [Resource]
    public var outputs: [Output]

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
        public var name: String
        /// `String`, `Number`, `AWS::EC2::VPC::Id` …
        public var type: String
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

    public struct Resource: Sendable, Hashable {
        public var logicalID: String
        public var type: String
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
        public var name: String
        public var value: JSON
        public var description: String?

        public init(_ name: String, value: JSON, description: String? = nil) {
            self.name = name
            self.value = value
            self.description = description
        }
    }

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
