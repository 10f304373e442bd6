import Documents
import Loom
import Testing

@testable import Commands

/// D2: what git and pull requests show of an app.
@Suite struct SnapshotTests {
    private let repository: Repository

    init() throws {
        repository = try Repository()
        repository.folder.makeFolder("stacks")
        repository.folder.makeFolder("stacks/Shop")
    }

    private func synth(_ arguments: String..., app: any App.Type = ShopApp.self) -> Run {
        Run(["synth"] + arguments + ["--root", repository.folder.path], app: app)
    }

    private func text(_ name: String) -> String? { repository.folder.text(of: "stacks/Shop/reviewed/\(name)") }

    @Test func `D2: every environment is recorded, and is current then`() throws {
        #expect(synth("--record").code == .success)
        #expect(repository.folder.names(in: "stacks/Shop/reviewed") == ["account", "dev", "prod"])
        #expect(
            repository.folder.names(in: "stacks/Shop/reviewed/prod") == [
                "api.template.json", "data.template.json", "manifest.json", "openapi.json",
            ])
        let verified = synth("--verify")
        #expect((verified.code, verified.error) == (.success, ""))
        #expect(repository.written.isEmpty)
    }

    @Test func `D2: a snapshot says what is deployed, and no line of Swift, digest or tag`() throws {
        #expect(synth("--record", "--env", "prod").code == .success)
        #expect(repository.folder.names(in: "stacks/Shop/reviewed") == ["prod"])
        let manifest = try JSON(parsing: Array(try #require(text("prod/manifest.json")).utf8))
        #expect(
            manifest == [
                "app": "shop", "env": "prod",
                "stacks": [
                    [
                        "name": "data", "stackName": "shop-data-prod", "region": "eu-west-3", "template": "data.template.json",
                        "parameters": [:], "terminationProtection": true,
                    ],
                    [
                        "name": "api", "stackName": "shop-api-prod", "region": "eu-west-3", "template": "api.template.json",
                        "parameters": ["DataOrdersRef": ["stack": "data", "output": "OrdersRef"]],
                    ],
                ],
            ])
        for name in ["prod/api.template.json", "prod/data.template.json"] {
            #expect(text(name)?.contains("TemplateHash") == false)
            #expect(text(name)?.contains(".swift") == false)
        }
    }

    @Test func `D2: a declaration that moves within its stack changes nothing`() throws {
        #expect(synth("--record", "--env", "dev", app: Ordered<Yes>.self).code == .success)
        #expect(synth("--verify", "--env", "dev", app: Ordered<No>.self).code == .success)
    }

    @Test func `D2: a stale snapshot fails, with the file, the line, both texts and the command`() throws {
        #expect(synth("--record").code == .success)
        try repository.folder.replace(
            "\"VisibilityTimeout\": 60", by: "\"VisibilityTimeout\": 61", in: "stacks/Shop/reviewed/dev/data.template.json")
        let run = synth("--verify")
        #expect(run.code == .failure)
        let expected = [
            "stacks/Shop/reviewed/dev/data.template.json:8: error: ",
            "holds `\"VisibilityTimeout\": 61,` and would hold `\"VisibilityTimeout\": 60,`",
            "\"shop synth --record --env dev\"",
        ]
        for text in expected { #expect(run.error.contains(text), "\(text) in \(run.error)") }
        #expect(run.error.split(separator: "\n").count == 1)
    }

    @Test func `D2: a file that is missing or too much, and an environment that is gone, are stale`() throws {
        #expect(synth("--record").code == .success)
        repository.folder.remove("stacks/Shop/reviewed/dev/data.template.json")
        try repository.folder.write("{}", to: "stacks/Shop/reviewed/dev/old.template.json")
        repository.folder.makeFolder("stacks/Shop/reviewed/test")
        let run = synth("--verify")
        #expect(run.code == .failure)
        #expect(run.error.contains("dev/data.template.json: error: the file is missing"))
        #expect(run.error.contains("dev/old.template.json: error: the file is no part of the snapshot"))
        #expect(run.error.contains("reviewed/test: error: the app has no environment \"test\""))
        // The folder is replaced whole.
        #expect(synth("--record").code == .success)
        #expect(text("dev/old.template.json") == nil)
    }

    @Test func `verify is there as JSON`() throws {
        #expect(synth("--record", "--env", "dev").code == .success)
        let run = synth("--verify", "--format", "json")
        #expect(run.code == .failure)
        let json = try #require(run.json?.object)
        #expect(json.keys == ["app", "folder", "envs", "current", "findings"])
        #expect(json["current"] == false)
        #expect(json["envs"] == ["account", "dev", "prod"])
        #expect(json["findings"]?.array?.allSatisfy { $0["rule"] == "stale-snapshot" } == true)
    }

    @Test(arguments: [["--record", "--verify"], ["--record", "--out", "x"], ["--verify", "--images", "x"]])
    func `what does not go together is wrong use`(arguments: [String]) {
        #expect(Run(["synth"] + arguments).code == .wrongUse)
    }

    @Test func `where the module is not, nothing is written`() throws {
        let elsewhere = try Repository()
        let run = Run(["synth", "--record", "--root", elsewhere.folder.path])
        #expect(run.code == .failure)
        #expect(run.error.contains("--root"))
        #expect(elsewhere.folder.names() == ["swagger"])
    }

    @Test func `nothing is recorded while there is an error`() throws {
        let broken = try Repository(swagger: nil)
        broken.folder.makeFolder("stacks")
        broken.folder.makeFolder("stacks/Shop")
        #expect(Run(["synth", "--record", "--root", broken.folder.path]).code == .failure)
        #expect(broken.folder.names(in: "stacks/Shop") == [])
    }
}
