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
    /// One a stack, in the order of their deployment.
    public let templates: [DeployedTemplate]
    /// Of all templates, in their order.
    public let resources: [DeployedResource]
    /// What messages call it: `shop in prod`.
    public let description: String
    let texts: DeployedText

    /// An app in one environment. Files that it reads are those of the package that the test is in.
    public init<A: App>(
        of app: A.Type, in environment: A.Environment, release: Release = .placeholder, filePath: String = #filePath
    ) {
        let files = PackageFiles(around: filePath)
        self.init(A.synthesize(environment, release: release, assets: files.assets, files: files.find))
    }

    /// A stack alone, in an app "test" with an environment "test".
    public init(of stack: some Loom.Stack, filePath: String = #filePath) {
        let files = PackageFiles(around: filePath)
        let app = LoneStack(stack).synthesized(in: .test, assets: files.assets, files: files.find)
        self.init(app, named: "\(type(of: stack))")
    }

    /// What was synthesized already, with files that the test gives it.
    public init(_ app: SynthesizedApp) { self.init(app, named: "\(app.app) in \(app.environment)") }

    private init(_ app: SynthesizedApp, named name: String) {
        let templates = app.stacks.map { stack in
            DeployedTemplate(
                name: stack.name, region: stack.region.rawValue, json: stack.template.json,
                places: stack.places.mapValues { Place(file: $0.file, line: $0.line) })
        }
        self.init(app, templates, named: name, sources: app.stacks.map { (stack: $0.name, parameters: $0.parameters) })
    }

    /// A template that somebody wrote.
    public init(template: JSON, named name: String = "template", region: Region = .paris) {
        self.init(DeployedTemplate(name: name, region: region.rawValue, json: template, places: [:]))
    }

    /// A template that stands in the test.
    public init(yaml text: String, named name: String = "template", region: Region = .paris) throws {
        let document = try Document(yaml: Array(text.utf8), file: name, schema: .template)
        self.init(DeployedTemplate(name: name, region: region.rawValue, json: document.root, places: document.places))
    }

    /// A template in a file of the package that the test is in, JSON or YAML, by its path from the package's folder. Its name is the file's,
    /// without what follows a dot.
    public init(reading path: String, region: Region = .paris, filePath: String = #filePath) throws {
        let bytes = try PackageFiles(around: filePath).find(path).get().bytes().get()
        let document = try Document(reading: bytes, file: path, schema: .template)
        let name = path.split(separator: "/").last?.split(separator: ".").first ?? "template"
        self.init(DeployedTemplate(name: String(name), region: region.rawValue, json: document.root, places: document.places))
    }

    private init(_ template: DeployedTemplate) {
        let app = LoneStack(nil).synthesized(in: .test) { _ in .failure(FileProblem("no file")) }
        self.init(app, [template], named: template.name, sources: [])
    }

    private init(
        _ app: SynthesizedApp, _ templates: [DeployedTemplate], named name: String,
        sources: [(stack: String, parameters: [(name: String, source: SynthesizedStack.ParameterSource)])]
    ) {
        let texts = DeployedText(templates, sources: sources)
        self.init(app: app, templates: templates, resources: templates.flatMap { $0.resources(texts) }, texts: texts, description: name)
    }

    private init(
        app: SynthesizedApp, templates: [DeployedTemplate], resources: [DeployedResource], texts: DeployedText, description: String
    ) {
        self.app = app
        self.templates = templates
        self.resources = resources
        self.texts = texts
        self.description = description
    }
}

extension Deployment {
    /// What is deployed of one stack; nothing of one that is not there.
    public func stack(_ name: String) -> Deployment {
        Deployment(
            app: app, templates: templates.filter { $0.name == name }, resources: resources.filter { $0.stack == name }, texts: texts,
            description: "\(name) of \(self)")
    }

    /// A resource by its stack and logical ID, `data.Documents`; the stack may be left out where one alone has the ID.
    public subscript(_ id: String) -> DeployedResource? {
        if let resource = resources.first(where: { $0.id == id }) { return resource }
        let found = resources.filter { $0.logicalID == id }
        return found.count == 1 ? found[0] : nil
    }

    /// The resources of some types, in the order of their deployment: stacks first, then as they stand in the template.
    public func all(_ types: String...) -> [DeployedResource] { resources.filter { types.contains($0.type) } }

    /// The resources of a type with a typed face: `all(SQS.Queue.self)`.
    public func all(_ type: (some TypedResource).Type) -> [DeployedResource] { all(type.typeName) }

    /// A value of a stack as text, what it refers to put in: `novialoom-core-prod`, `data.Documents.Arn`, `{account}`.
    public func text(of value: JSON, in stack: String) -> String { texts.text(value, in: stack) }
}

// A failed expectation names it and does not print all that it holds.
extension Deployment: CustomStringConvertible, CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: []) }
}
