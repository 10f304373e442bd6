import Assembly
import CloudFormationModel
import Documents
import Loom

/// A system whose one value crosses from `data` to `api`.
struct LetterApp: App {
    enum Environment: String, DeploymentEnvironment {
        case dev, prod
    }

    static let name = "letters"
    static let sources = "stacks/Letters"
    static let region = Region.paris

    let api: APIStack
    let data: DataStack

    init(_ environment: Environment, release: Release) {
        data = DataStack(delay: release.tag(of: "delay") == "long" ? 9 : 1)
        api = APIStack(reading: data)
    }

    static func folder(_ environment: Environment, delay: String = "short") -> EnvironmentFolder {
        EnvironmentFolder(synthesized(environment, delay: delay))
    }

    static func synthesized(_ environment: Environment, delay: String = "short") -> SynthesizedApp {
        synthesize(environment, release: Release(tags: ["delay": delay])) { _ in .failure(FileProblem("none")) }
    }
}

struct DataStack: Stack {
    let description = "Keeps"
    let isProtected = true
    let jobs: Resource
    init(delay: Int) { jobs = Resource("AWS::SQS::Queue", ["DelaySeconds": Untyped(.integer(delay))]) }
}

struct APIStack: Stack {
    let description = "Answers"
    let role: Resource
    let definition = Definition()
    init(reading data: DataStack) {
        role = Resource("AWS::IAM::Role", ["RoleName": "letters", "Description": Untyped(data.jobs.attribute("Arn"))])
    }
}

/// Publishes a document, and a file in folders.
struct Definition: Construct {
    var handle = Handle("definition", file: #fileID, line: #line)
    var name = "openapi.json"
    func build(in scope: Scope) {
        scope.publish(["openapi": "3.0.3"], as: name)
        if name == "openapi.json" { scope.publish(SourceFile(Array("body {}".utf8)), as: "portal/assets/page.css") }
    }
}

extension EnvironmentFolder.File {
    /// What it holds, where that stands in memory.
    var bytes: [UInt8] { if case .bytes(let bytes) = content { bytes } else { [] } }
}
