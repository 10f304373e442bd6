import Documents
import Registry

/// A template as checks look at it, whoever wrote it. What is broken is left out here and reported by a rule.
package final class TemplateView {
    package struct Resource {
        package let logicalID: String
        package let type: String
        /// The whole of it, `Type` and `Properties` included.
        package let body: JSON.Object
        package let properties: JSON.Object
    }

    package let root: JSON.Object
    package let region: String
    package let parameters: JSON.Object
    package let mappings: JSON.Object
    package let conditions: JSON.Object
    package let outputs: JSON.Object
    package let resources: [Resource]
    /// Whether a macro makes the template anew, so that less is known of it.
    package let isTransformed: Bool
    private let positions: [String: Int]
    private let types: TypeKnowledge
    private var knownTypes: [String: TypeKnowledge.Entry] = [:]
    private var patterns: [String: Pattern?] = [:]
    /// The parameters that conditions look at: which of their values meet a property is then not known.
    package private(set) lazy var decidingParameters = Set(References.all(in: .object(conditions)).compactMap(\.parameterName))

    /// - Parameter types: shared by the templates of one run.
    package init(_ root: JSON, region: String, types: TypeKnowledge = TypeKnowledge()) {
        self.types = types
        self.root = root.object ?? [:]
        self.region = region
        parameters = root["Parameters"]?.object ?? [:]
        mappings = root["Mappings"]?.object ?? [:]
        conditions = root["Conditions"]?.object ?? [:]
        outputs = root["Outputs"]?.object ?? [:]
        isTransformed = root["Transform"] != nil
        resources = (root["Resources"]?.object ?? [:]).compactMap { logicalID, body in
            guard let body = body.object, let type = body["Type"]?.string else { return nil }
            return Resource(logicalID: logicalID, type: type, body: body, properties: body["Properties"]?.object ?? [:])
        }
        positions = Dictionary(resources.enumerated().map { ($1.logicalID, $0) }) { first, _ in first }
    }

    /// Every function in the template, with its path from the root.
    package private(set) lazy var intrinsics: [PlacedIntrinsic] = ["Conditions", "Resources", "Outputs", "Rules"].flatMap { section in
        root[section].map { Intrinsics.all(in: $0, below: [section]) } ?? []
    }

    /// Every reference in the template, with its path from the root.
    package private(set) lazy var references = References.all(of: intrinsics)

    package func value(at path: [String]) -> JSON? { JSON.object(root)[JSONPointer(path)] }

    package func resource(_ logicalID: String) -> Resource? { positions[logicalID].map { resources[$0] } }

    package func resources(of type: String) -> [Resource] { byType[type] ?? [] }

    private lazy var byType = Dictionary(grouping: resources, by: \.type)

    /// The resources of a type that have a text for certain as `property`, the first where several have one.
    package func resource(of type: String, where property: String, is text: String) -> Resource? {
        let key = [type, property]
        if let known = byText[key] { return known[text] }
        let named = Dictionary(
            resources(of: type).compactMap { resource in certainText(resource.properties[property]).map { ($0, resource) } },
            uniquingKeysWith: { first, _ in first })
        byText[key] = named
        return named[text]
    }

    private var byText: [[String]: [String: Resource]] = [:]

    /// What waits for what.
    package private(set) lazy var dependencies = Dependencies(of: self)

    package private(set) lazy var functionIntegrations = findFunctionIntegrations()

    /// Every policy in the template, whatever it is attached to.
    package private(set) lazy var policyDocuments = PolicyDocuments.all(in: self)

    /// The statements that allow something, each with its policy.
    package private(set) lazy var allowances: [(policy: PolicyDocument, statement: (path: [String], statement: JSON.Object))] =
        policyDocuments.flatMap { policy in
            policy.statements.filter { certainText($0.statement["Effect"]) == "Allow" }.map { (policy, $0) }
        }

    /// The schema of a type; nil for types that AWS does not have, and for custom resources.
    package func schema(of type: String) -> ResourceSchema? { knowledge(of: type).schema }

    package func knowledge(of type: String) -> TypeKnowledge.Entry {
        if let known = knownTypes[type] { return known }
        let entry = types[type]
        knownTypes[type] = entry
        return entry
    }

    /// A schema's regular expression, read once; nil for one that is not understood.
    package func pattern(_ text: String) -> Pattern? {
        if let pattern = patterns[text] { return pattern }
        let pattern = Pattern(text)
        patterns[text] = .some(pattern)
        return pattern
    }
}
