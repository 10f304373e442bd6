import Documents
import Loom
import LoomTesting
import NovialoomStacks
import Testing

@Suite struct SynthesisTests {
    /// All that synth would write, file by file.
    static func files(of app: SynthesizedApp) -> [String: [UInt8]] {
        let templates = app.stacks.map { ("\($0.name).template.json", JSONWriter.bytes($0.template.json, .pretty)) }
        let documents = app.documents.map { ($0.name, JSONWriter.bytes($0.content, .pretty)) }
        return Dictionary(uniqueKeysWithValues: templates + documents + app.files.map { ($0.name, (try? $0.file.bytes().get()) ?? []) })
    }

    @Test("D1: every environment synthesizes without an error, or a warning that nobody accepted", arguments: Environment.allCases)
    func findings(of environment: Environment) {
        #expect(Deployment.of(environment).app.findings.filter { $0.severity != .info && $0.accepted == nil } == [])
    }

    @Test("D1: a system is seven templates, the API's document, and its portal", arguments: Environment.systems)
    func system(in environment: Environment) {
        let stacks = ["network", "data", "compute", "workers", "api", "frontend", "watch"]
        let files = Self.files(of: Deployment.of(environment).app).keys.filter { !$0.hasPrefix("portal/") }
        #expect(Set(files) == Set(stacks.map { "\($0).template.json" } + ["openapi.json"]))
    }

    @Test("D1: the account is one template")
    func account() { #expect(Array(Self.files(of: Deployment.account.app).keys) == ["account.template.json"]) }

    @Test("D1: the same input gives the same bytes")
    func deterministic() {
        let again = Deployment(of: NovialoomApp.self, in: .prod)
        #expect(Self.files(of: again.app) == Self.files(of: Deployment.prod.app))
    }

    @Test("D1: no template holds a path of the machine", arguments: Environment.allCases)
    func paths(in environment: Environment) throws {
        let root = try #require(PackageFiles().root)
        for (name, bytes) in Self.files(of: Deployment.of(environment).app) {
            #expect(!String(decoding: bytes, as: UTF8.self).contains(root), "\(name)")
        }
        for stack in Deployment.of(environment).app.stacks {
            #expect(stack.places.values.allSatisfy { $0.file.hasPrefix("stacks/Novialoom/") })
        }
    }

    @Test("D1: a template fits CloudFormation's limits", arguments: Environment.allCases)
    func limits(in environment: Environment) {
        for stack in Deployment.of(environment).app.stacks {
            #expect(stack.template.resources.count <= 500)
            #expect(JSONWriter.bytes(stack.template.json, .pretty).count <= 1_000_000)
            #expect(stack.template.outputs.count <= 200)
            #expect(stack.template.parameters.count <= 200)
        }
    }
}
