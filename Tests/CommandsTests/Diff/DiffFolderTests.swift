import CloudFormationModel
import Documents
import Loom
import Testing

@testable import Commands

/// D2: the declarations against folders that synth wrote, and against what is deployed.
@Suite struct DiffFolderTests {
    private static let tag = "sha-" + String(repeating: "a1", count: 20)
    private static let other = "sha-" + String(repeating: "b2", count: 20)

    /// A function that runs an image.
    struct ImageApp: App {
        static let name = "shop"
        static let sources = "stacks/Shop"
        static let region = Region.paris
        static let services = [ServiceDescription("cart", source: "cart/", repository: "shop-cart", runsOn: .lambda)]

        let compute: ComputeStack

        init(_ environment: ShopApp.Environment, release: Release) { compute = ComputeStack(tag: release.tag(of: "cart")) }

        struct ComputeStack: Stack {
            let description = "What runs"
            let cart: Resource
            init(tag: String) {
                let image: JSON = ["Fn::Sub": .string("${AWS::AccountId}.dkr.ecr.eu-west-3.amazonaws.com/shop-cart:\(tag)")]
                cart = Resource("AWS::Lambda::Function", ["Code": ["ImageUri": Untyped(image)]])
            }
        }
    }

    private let repository: Repository

    init() throws {
        repository = try Repository()
        for (name, tag) in [("a", Self.tag), ("b", Self.other)] { try repository.folder.write(#"{"cart": "\#(tag)"}"#, to: "\(name).json") }
        _ = repository.synth("--env", "dev", "prod", "--no-check", "--images", repository.folder["a.json"], app: ImageApp.self)
    }

    private func diff(_ arguments: String...) -> Run { Run(["diff", "--root", repository.folder.path] + arguments, app: ImageApp.self) }

    @Test func `D2: images are those of the base, so that a release is no change`() {
        let run = diff("--base", repository.out, "--env", "dev", "prod", "--exit-code")
        #expect((run.code, run.error) == (.success, ""))
        #expect(run.output.hasSuffix("nothing changed\n"))
    }

    @Test func `D2: another release changes its function in place`() {
        let run = diff("--base", repository.out, "--env", "prod", "--images", repository.folder["b.json"], "--exit-code")
        #expect(run.code == .failure)
        #expect(run.output.contains("Code.ImageUri: "))
        #expect(run.output.contains(Self.tag))
        #expect(run.output.contains(Self.other))
    }

    @Test func `D2: the folder of one environment is a base for that one`() throws {
        #expect(diff("--base", repository.out + "/prod", "--env", "prod", "--exit-code").code == .success)
        #expect(diff("--base", repository.out + "/prod", "--env", "dev").output.contains("there was no such environment before"))
    }

    @Test(arguments: [
        #"{"stacks": [{"name": "x"}]}"#, #"{"stacks": [{"name": "x", "stackName": "x", "region": "r", "template": "../x"}]}"#, "[]", "{",
    ])
    func `D2: a folder that synth did not write so is refused`(manifest: String) throws {
        repository.folder.remove("out/prod/manifest.json")
        try repository.folder.write(manifest, to: "out/prod/manifest.json")
        let run = diff("--base", repository.out, "--env", "prod")
        #expect(run.code == .wrongUse)
        #expect(run.error.contains("out/prod/manifest.json"))
    }

    // MARK: What is deployed

    /// What stands for the AWS CLI: answers each call with a file that is named after the stack.
    private func aws(_ body: String) throws -> DeployedStacks {
        try repository.folder.write("#!/bin/sh\n\(body)\n", to: "aws")
        repository.folder.makeExecutable("aws")
        return DeployedStacks(repository.folder["aws"])
    }

    private func deployed(_ body: String) throws -> Side {
        let synthesized = ImageApp.synthesize(.prod) { _ in .failure(FileProblem("none")) }
        return try aws(body).side(of: Side(synthesized))
    }

    @Test(arguments: [
        #"echo '{"TemplateBody": {"Resources": {"Cart": {"Type": "AWS::SNS::Topic"}}}, "StagesAvailable": ["Original"]}'"#,
        #"printf '%s' '{"TemplateBody": "Resources:\n  Cart: {Type: AWS::SNS::Topic}\n"}'"#,
    ])
    func `D2: the deployed template is read, be it JSON or YAML`(body: String) throws {
        let side = try deployed(
            "case \"$*\" in 'cloudformation get-template --region eu-west-3 --stack-name shop-compute-prod --template-stage Original --output json') \(body) ;; *) exit 9 ;; esac"
        )
        #expect(side.stacks.map(\.template) == [["Resources": ["Cart": ["Type": "AWS::SNS::Topic"]]]])
    }

    @Test func `D2: a stack that is not there is nothing deployed`() throws {
        let side = try deployed(
            "echo 'An error occurred (ValidationError) when calling the GetTemplate operation: Stack with id x does not exist' >&2; exit 254"
        )
        #expect(side.stacks.isEmpty)
    }

    @Test(arguments: ["echo 'Unable to locate credentials' >&2; exit 253", "echo '{'", "echo '{\"TemplateBody\": \"a: [\"}'"])
    func `D2: what cannot be read leaves nothing to compare`(body: String) throws {
        #expect(throws: Incomparable.self) { try deployed(body) }
    }
}
