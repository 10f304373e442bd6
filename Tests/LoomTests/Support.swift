import CloudFormationModel
import Documents
import Loom

/// An app with one environment, whose stacks a test writes down where it needs them.
protocol TestApp: App where Environment == TestEnvironment {
    init()
}

enum TestEnvironment: String, DeploymentEnvironment {
    case dev
}

extension TestApp {
    static var name: String { "test" }
    static var sources: String { "stacks/Test" }
    static var region: Region { .paris }

    init(_ environment: TestEnvironment, release: Release) { self.init() }

    static func synthesized() -> SynthesizedApp { synthesize(.dev) { _ in .failure(FileProblem("no files here")) } }
}

extension Stack {
    var description: String { "A stack of a test" }
}

/// The queue that most tests declare.
func queue(_ delay: Int = 0, file: String = #fileID, line: Int = #line) -> Resource {
    Resource("AWS::SQS::Queue", ["DelaySeconds": Untyped(.integer(delay))], file: file, line: line)
}

/// A resource that reads a value of another.
func reader(of value: Value<String>, file: String = #fileID, line: Int = #line) -> Resource {
    Resource("AWS::SSM::Parameter", ["Value": Untyped(value)], file: file, line: line)
}

extension SynthesizedApp {
    /// The logical IDs of a stack, sorted.
    func ids(in stack: String) -> [String] {
        stacks.first { $0.name == stack }?.template.resources.map(\.logicalID).sorted() ?? []
    }

    func template(_ stack: String) -> Template? { stacks.first { $0.name == stack }?.template }

    /// `rule:line` of each error.
    var errors: [String] {
        findings.filter { $0.severity == .error }.map { "\($0.rule):\($0.position?.line ?? 0)" }
    }
}
