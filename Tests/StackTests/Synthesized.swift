import CloudFormationModel
import Documents
import Loom
import NovialoomStacks
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One environment as it would be deployed: its resources with their stacks, and values followed through parameters to where they come
/// from. Each environment is synthesized once.
struct Deployment: Sendable {
    static let account = Deployment(NovialoomApp.synthesize(.account, files: repository))
    static let dev = Deployment(NovialoomApp.synthesize(.dev, files: repository))
    static let staging = Deployment(NovialoomApp.synthesize(.staging, files: repository))
    static let prod = Deployment(NovialoomApp.synthesize(.prod, files: repository))

    static func of(_ environment: Environment) -> Deployment {
        switch environment {
        case .account: account
        case .dev: dev
        case .staging: staging
        case .prod: prod
        }
    }

    let app: SynthesizedApp
    let resources: [PlacedResource]

    init(_ app: SynthesizedApp) {
        self.app = app
        let values = Values(app)
        resources = app.stacks.flatMap { stack in
            stack.template.resources.map { PlacedResource(stack: stack.name, resource: $0, values: values) }
        }
    }

    /// The resource with a logical ID, `data.Documents`.
    subscript(_ id: String) -> PlacedResource? { resources.first { $0.id == id } }

    func all(_ types: String...) -> [PlacedResource] { resources.filter { types.contains($0.type) } }

    /// `core` of `novialoom-core-prod`; nil for a name of another form.
    func service(of name: String) -> String? {
        let (prefix, suffix) = ("novialoom-", "-\(app.environment)")
        guard name.hasPrefix(prefix), name.hasSuffix(suffix), name.count > prefix.count + suffix.count else { return nil }
        return String(name.dropFirst(prefix.count).dropLast(suffix.count))
    }

    func document(_ name: String) -> JSON? { app.documents.first { $0.name == name }?.content }
}

extension Environment {
    /// Those that hold the system.
    static let systems: [Environment] = [.dev, .staging, .prod]
}

/// A resource of a deployment.
struct PlacedResource: Sendable {
    let stack: String
    let resource: Template.Resource
    let values: Values

    /// `data.Documents`
    var id: String { "\(stack).\(resource.logicalID)" }
    var type: String { resource.type }

    /// A property, by the path to it.
    subscript(_ path: String...) -> JSON? { value(path) }

    /// A property as text, what it refers to put in: `novialoom-core-prod`, `data.Documents.Arn`.
    func text(_ path: String...) -> String? { value(path).map { values.text($0, in: stack) } }

    /// The texts of a list, or the one text.
    func texts(_ path: String...) -> [String] {
        let value = value(path)
        return (value?.array ?? [value].compactMap { $0 }).map { values.text($0, in: stack) }
    }

    private func value(_ path: [String]) -> JSON? { path.reduce(.object(resource.properties) as JSON?) { $0?[$1] } }

    func tag(_ key: String) -> String? { self["Tags"]?.array?.first { $0["Key"]?.string == key }?["Value"]?.string }
}

/// Follows references: to a resource of the same stack by its ID, through a parameter to the output that fills it.
struct Values: Sendable {
    private var outputs: [String: (stack: String, value: JSON)] = [:]

    init(_ app: SynthesizedApp) {
        let templates = Dictionary(uniqueKeysWithValues: app.stacks.map { ($0.name, $0.template) })
        for stack in app.stacks {
            for (name, source) in stack.parameters {
                guard let output = templates[source.stack]?.outputs.first(where: { $0.name == source.output }) else { continue }
                outputs["\(stack.name).\(name)"] = (source.stack, output.value)
            }
        }
    }

    func text(_ value: JSON, in stack: String) -> String {
        if let text = value.string { return text }
        if let name = value["Ref"]?.string { return reference(name, in: stack) }
        if let parts = value["Fn::GetAtt"]?.array { return "\(stack).\(parts.compactMap(\.string).joined(separator: "."))" }
        if let template = value["Fn::Sub"]?.string { return substituted(template, in: stack) }
        if let join = value["Fn::Join"], let separator = join[0]?.string {
            return (join[1]?.array ?? []).map { text($0, in: stack) }.joined(separator: separator)
        }
        return String(decoding: JSONWriter.bytes(value, .compact), as: UTF8.self)
    }

    /// What a name in `Ref` or `${…}` stands for.
    private func reference(_ name: String, in stack: String) -> String {
        switch name {
        case "AWS::AccountId": return "{account}"
        case "AWS::Region": return "eu-west-3"
        case "AWS::Partition": return "aws"
        case "AWS::URLSuffix": return "amazonaws.com"
        default: return outputs["\(stack).\(name)"].map { text($0.value, in: $0.stack) } ?? "\(stack).\(name)"
        }
    }

    private func substituted(_ template: String, in stack: String) -> String {
        var parts = template.split(separator: "${", omittingEmptySubsequences: false).makeIterator()
        var result = String(parts.next() ?? "")
        while let part = parts.next() {
            let (name, rest) = (part.prefix { $0 != "}" }, part.drop { $0 != "}" }.dropFirst())
            result += name.hasPrefix("!") ? "${\(part.dropFirst())" : reference(String(name), in: stack) + rest
        }
        return result
    }
}

// A failed expectation names these and does not print all that they hold.
extension Deployment: CustomTestStringConvertible, CustomReflectable {
    var testDescription: String { app.environment }
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension PlacedResource: CustomTestStringConvertible, CustomReflectable {
    var testDescription: String { id }
    var customMirror: Mirror { Mirror(self, children: []) }
}

/// The root of the repository, two folders above this one.
let root = String(#filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/"))

/// Reads the files of the repository that the tests were built from.
let repository: FileReader = { path in
    FileManager.default.contents(atPath: "\(root)/\(path)").map { .success(SourceFile([UInt8]($0))) }
        ?? .failure(FileProblem("cannot be read"))
}
