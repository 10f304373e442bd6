import CloudFormationModel
import Documents
import Loom
import TemplateReading

/// What would be deployed: the templates of an app in one environment, of one stack, or one that somebody wrote. Expectations speak of it,
/// and of its resources, whose values are followed through parameters to where they come from.
///
///     let deployment = Deployment(of: ShopApp.self, in: .prod)
///     deployment.expect(SQS.Queue.self, ["VisibilityTimeout": 900])
public struct Deployment: Sendable {
    /// What synth made; without stacks where the templates come from elsewhere.
    public let app: SynthesizedApp
    public let templates: [DeployedTemplate]
    public let resources: [DeployedResource]
    let texts: DeployedText

    /// An app in one environment. Files that it reads are those of the package that the test is in.
    public init<A: App>(
        of app: A.Type, in environment: A.Environment, release: Release = .placeholder, filePath: String = #filePath
    ) {
        self.init(A.synthesize(environment, release: release, files: PackageFiles(around: filePath).find))
    }

    /// A stack alone, in an app "test" with an environment "test".
    public init(of stack: some Loom.Stack, filePath: String = #filePath) {
        self.init(LoneStack(stack).synthesized(in: .test, files: PackageFiles(around: filePath).find))
    }

    public init(_ app: SynthesizedApp) {
        let templates = app.stacks.map { stack in
            DeployedTemplate(
                name: stack.name, region: stack.region.rawValue, json: stack.template.json,
                places: stack.places.mapValues { Place(file: $0.file, line: $0.line) })
        }
        self.init(app, templates, sources: app.stacks.map { (stack: $0.name, parameters: $0.parameters) })
    }

    /// A template that somebody wrote.
    public init(template: JSON, named name: String = "template", region: Region = .paris) {
        let template = DeployedTemplate(name: name, region: region.rawValue, json: template, places: [:])
        self.init(LoneStack(nil).synthesized(in: .test) { _ in .failure(FileProblem("no file")) }, [template], sources: [])
    }

    /// A template that stands in the test.
    public init(yaml text: String, named name: String = "template", region: Region = .paris) throws {
        let document = try Document(yaml: Array(text.utf8), file: name, schema: .template)
        self.init(template: document.root, named: name, region: region)
    }

    /// A template in a file of the package that the test is in, JSON or YAML, by its path from the package's folder.
    public init(reading path: String, region: Region = .paris, filePath: String = #filePath) throws {
        let bytes = try PackageFiles(around: filePath).find(path).get().bytes().get()
        let document = try Document(reading: bytes, file: path, schema: .template)
        self.init(template: document.root, named: path, region: region)
    }

    private init(
        _ app: SynthesizedApp, _ templates: [DeployedTemplate],
        sources: [(stack: String, parameters: [(name: String, source: SynthesizedStack.ParameterSource)])]
    ) {
        let texts = DeployedText(templates, sources: sources)
        self.init(app: app, templates: templates, resources: templates.flatMap { $0.resources(texts) }, texts: texts)
    }

    private init(app: SynthesizedApp, templates: [DeployedTemplate], resources: [DeployedResource], texts: DeployedText) {
        self.app = app
        self.templates = templates
        self.resources = resources
        self.texts = texts
    }
}

extension Deployment {
    /// What is deployed of one stack; nothing of one that is not there.
    public func stack(_ name: String) -> Deployment {
        Deployment(
            app: app, templates: templates.filter { $0.name == name }, resources: resources.filter { $0.stack == name }, texts: texts)
    }

    /// A resource by its stack and logical ID, `data.Documents`; the stack may be left out where one alone has the ID.
    public subscript(_ id: String) -> DeployedResource? {
        if let resource = resources.first(where: { $0.id == id }) { return resource }
        let found = resources.filter { $0.logicalID == id }
        return found.count == 1 ? found[0] : nil
    }

    /// The resources of some types, in the order of their deployment: stacks first, then as they stand in the template.
    public func all(_ types: String...) -> [DeployedResource] { resources.filter { types.contains($0.type) } }

    public func all(_ type: (some TypedResource).Type) -> [DeployedResource] { all(type.typeName) }

    /// A value of a stack as text, what it refers to put in: `novialoom-core-prod`, `data.Documents.Arn`, `{account}`.
    public func text(of value: JSON, in stack: String) -> String { texts.text(value, in: stack) }
}

/// One template of a deployment.
public struct DeployedTemplate: Sendable {
    /// The stack's name in the app: `data`.
    public let name: String
    public let region: String
    public let json: JSON
    /// Where each resource is declared, by logical ID.
    let places: [String: Place]

    func resources(_ texts: DeployedText) -> [DeployedResource] {
        (json["Resources"]?.object ?? [:]).compactMap { logicalID, body in
            guard var attributes = body.object, let type = attributes["Type"]?.string else { return nil }
            let properties = attributes["Properties"]?.object ?? [:]
            attributes["Type"] = nil
            attributes["Properties"] = nil
            let resource = Template.Resource(logicalID, type: type, properties: properties, attributes: attributes)
            return DeployedResource(stack: name, resource: resource, place: places[logicalID], texts: texts)
        }
    }
}

// A failed expectation names these and does not print all that they hold.
extension Deployment: CustomStringConvertible, CustomReflectable {
    public var description: String {
        app.stacks.isEmpty ? templates.map(\.name).joined(separator: ", ") : "\(app.app) in \(app.environment)"
    }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
