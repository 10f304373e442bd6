import Assembly
import CloudFormationModel
import Documents
import Loom
import Testing

@Suite struct ManifestTests {
    let manifest: JSON
    let folder = LetterApp.folder(.prod)

    init() throws {
        manifest = try JSON(parsing: try #require(folder.files.last).bytes)
    }

    @Test func `it names the app, the environment and the stacks in the order of their deployment`() {
        #expect(manifest.object?.keys == ["app", "env", "stacks", "deployTable"])
        #expect(manifest["app"] == "letters")
        #expect(manifest["env"] == "prod")
        #expect(manifest["stacks"]?.array?.map { $0["name"] } == ["data", "api"])
    }

    @Test func `it says of a stack all that a deployment needs`() throws {
        let data = try #require(manifest["stacks"]?[0]?.object)
        let api = try #require(manifest["stacks"]?[1]?.object)
        #expect(
            data.keys == [
                "name", "stackName", "region", "template", "sha256", "dependsOn", "parameters", "capabilities", "terminationProtection",
                "resources",
            ])
        #expect(data["terminationProtection"] == true)
        #expect(api["terminationProtection"] == nil)
        #expect(api["stackName"] == "letters-api-prod")
        #expect(api["region"] == "eu-west-3")
        #expect(api["template"] == "api.template.json")
        #expect(api["dependsOn"] == ["data"])
        #expect(api["parameters"] == ["DataJobsArn": ["stack": "data", "output": "JobsArn"]])
        #expect(api["capabilities"] == ["CAPABILITY_NAMED_IAM"])
    }

    @Test func `it maps each logical ID to its type and its place in the repository`() {
        let role = manifest["stacks"]?[1]?["resources"]?["Role"]
        #expect(role?["type"] == "AWS::IAM::Role")
        #expect(role?["file"] == "stacks/Letters/TestApp.swift")
        #expect((role?["line"]?.integer ?? 0) > 1)
    }

    @Test func `its hashes are those of the files`() throws {
        for stack in try #require(manifest["stacks"]?.array) {
            let file = try #require(folder.files.first { $0.name == stack["template"]?.string })
            #expect(stack["sha256"]?.string == SHA256.hex(of: file.bytes))
        }
    }

    @Test func `two runs give the same bytes`() {
        #expect(LetterApp.folder(.prod).files == folder.files)
    }

    @Test func `templates, documents, other files, what deploys them and the manifest are the files`() {
        #expect(
            folder.files.map(\.name) == [
                "data.template.json", "api.template.json", "openapi.json", "portal/assets/page.css", "deploy.sh", "rollback.sh",
                "destroy.sh", "lib.sh", "lib/events.sh", "lib/lookups.sh", "lib/recovery.sh", "lib/releases.sh", "lib/site.sh",
                "lib/stack.sh", "lib/tests.sh", "lib/uploads.sh",
                "stack-policy.json", "deploy.tsv", "manifest.json",
            ])
        #expect(folder.findings == [])
    }
}
