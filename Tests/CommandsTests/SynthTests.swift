import Documents
import Testing

@testable import Commands

@Suite struct SynthTests {
    @Test func `the folders of the environments are written, in the order of the call`() throws {
        let repository = try Repository()
        let run = repository.synth("--env", "prod", "dev", "account")
        #expect(run.code == .success)
        #expect(run.error == "")
        #expect(repository.written == ["account", "dev", "prod"])
        #expect(
            repository.folder.names(in: "out/prod") == [
                "api.template.json", "data.template.json", "deploy.sh", "deploy.tsv", "destroy.sh", "lib", "lib.sh", "manifest.json",
                "openapi.json", "rollback.sh", "stack-policy.json",
            ])
        let lines = run.output.split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("/") }.map { $0.split(separator: "/").last } == ["prod", "dev", "account"])
    }

    @Test func `the table shows resources, bytes and their share of CloudFormation's limits, and the time`() throws {
        let repository = try Repository()
        let lines = repository.synth("--env", "prod").output.split(separator: "\n").map(String.init)
        #expect(lines.count == 5)
        #expect(lines[1].split(separator: " ").joined(separator: " ") == "stack resources of 500 bytes of 1 MB of 51,200 inline")
        #expect(lines[3].split(separator: " ").joined(separator: " ").hasPrefix("api 2 1 % "))
        #expect(lines[4].hasPrefix("3 resources in 18 files, "))
        #expect(lines[4].hasSuffix(" ms"))
    }

    @Test func `the same is there as JSON`() throws {
        let repository = try Repository()
        let run = repository.synth("--env", "prod", "--format", "json")
        let json = try #require(run.json?.object)
        #expect(json.keys == ["app", "out", "written", "envs", "limits", "findings", "milliseconds"])
        #expect(json["written"] == true)
        #expect(json["findings"] == [])
        #expect(json["limits"] == ["resources": 500, "bytes": 1_000_000, "inlineBytes": 51_200])
        let folder = try #require(json["envs"]?[0]?.object)
        #expect(folder["folder"]?.string == repository.out + "/prod")
        let template = try #require(repository.folder.text(of: "out/prod/api.template.json"))
        #expect(
            folder["stacks"]?[1] == [
                "name": "api", "stackName": "shop-api-prod", "region": "eu-west-3", "resources": 2, "bytes": .integer(template.utf8.count),
            ])
    }

    @Test func `a release gives each service its image`() throws {
        let repository = try Repository()
        let tag = "sha-" + String(repeating: "a1", count: 20)
        try repository.folder.write(#"{"cart": "\#(tag)", "orders": "\#(tag)"}"#, to: "release.json")
        #expect(repository.synth("--env", "prod", "--images", repository.folder["release.json"]).code == .success)
        #expect(repository.folder.text(of: "out/prod/api.template.json")?.contains(tag) == true)
    }

    @Test func `without a release each service has the placeholder`() throws {
        let repository = try Repository()
        #expect(repository.synth("--env", "prod").code == .success)
        #expect(repository.folder.text(of: "out/prod/api.template.json")?.contains("sha-" + String(repeating: "0", count: 40)) == true)
    }

    @Test func `two runs give the same bytes`() throws {
        let (one, other) = (try Repository(), try Repository())
        _ = (one.synth("--env", "prod"), other.synth("--env", "prod"))
        for name in one.folder.names(in: "out/prod") {
            #expect(one.folder.text(of: "out/prod/\(name)") == other.folder.text(of: "out/prod/\(name)"))
        }
    }
}
