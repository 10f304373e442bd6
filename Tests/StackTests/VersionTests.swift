import Documents
import Loom
import LoomTesting
import Testing

@testable import NovialoomStacks

/// A rollback puts the alias `live` back to an older version, so that versions must hold all that a function is.
@Suite struct VersionTests {
    enum Tagged: PlanChange {
        static func apply(to plan: inout Plan) { plan.databaseConcurrency = 3 }
        static var tags: [String: String] { ["owner": "somebody else", "cost": "shared"] }
    }

    static let tagged = Changed<Tagged>.deployment()
    static let released = Deployment(
        of: NovialoomApp.self, in: .prod, release: Release(tags: ["core": "sha-1111111111111111111111111111111111111111"]))

    /// The logical ID of each function's version.
    static func versions(of deployment: Deployment) -> [String: String] {
        deployment.all("AWS::Lambda::Version").reduce(into: [:]) { $0[$1.text("FunctionName") ?? ""] = $1.id }
    }

    @Test("A21: each function has a version, and an alias live that follows it", arguments: Environment.systems)
    func alias(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let versions = Self.versions(of: deployment)
        let aliases = deployment.all("AWS::Lambda::Alias")
        #expect(Set(versions.keys) == Set(deployment.all("AWS::Lambda::Function").compactMap { $0.text("FunctionName") }))
        #expect(aliases.count == versions.count)
        for alias in aliases {
            #expect(alias["Name"] == "live")
            #expect(alias.text("FunctionVersion") == alias.text("FunctionName").flatMap { versions[$0] }.map { "\($0).Version" })
        }
    }

    @Test("A21: older versions stay, for the way back", arguments: Environment.systems)
    func kept(in environment: Environment) {
        for version in Deployment.of(environment).all("AWS::Lambda::Version") {
            #expect(version.resource.attributes["DeletionPolicy"] == "RetainExceptOnCreate")
            #expect(version.resource.attributes["UpdateReplacePolicy"] == "Retain")
        }
    }

    @Test("A21: a new image makes a new version of its own function, and of no other")
    func release() {
        let (before, after) = (Self.versions(of: .prod), Self.versions(of: Self.released))
        #expect(before.keys.filter { before[$0] != after[$0] } == ["novialoom-core-prod"])
    }

    @Test("A21: tags and reserved concurrency, which no version holds, make no new version")
    func unpublished() {
        #expect(Self.tagged["compute.ThemeFunction"]?["ReservedConcurrentExecutions"]?.integer == 3)
        #expect(Self.tagged["compute.ThemeFunction"]?.tag("cost") == "shared")
        #expect(Self.versions(of: Self.tagged) == Self.versions(of: .prod))
    }

    @Test("A21: what a function learns only at deployment is in its version's description, so that a change makes a new one")
    func parameters() throws {
        for function in Deployment.prod.all("AWS::Lambda::Function") {
            let version = try #require(
                Deployment.prod.all("AWS::Lambda::Version").first { $0.text("FunctionName") == function.text("FunctionName") })
            let read = [function["Environment"], function["VpcConfig"]].compactMap { $0 }.flatMap(Self.parameters).sorted()
            #expect(version["Description"].map(Self.parameters)?.sorted() ?? [] == Set(read).sorted(), "\(function.id)")
        }
        let theme = Deployment.prod.all("AWS::Lambda::Version").first { $0.text("FunctionName") == "novialoom-theme-prod" }
        #expect(theme?.text("Description")?.contains("data.Database.Endpoint.Address") == true)
    }

    @Test("A21: nothing that calls a function names anything but its alias", arguments: Environment.systems)
    func callers(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let texts = deployment.resources.flatMap { resource in
            Self.leaves(.object(resource.resource.properties)).map { resource.text(of: $0) }
        }
        let arns = texts.filter { $0.contains(":function:") }
        #expect(arns.count > 20)
        for arn in arns {
            let name = arn.split(separator: ":function:").last ?? ""
            #expect(
                name.hasSuffix("-\(environment.rawValue):live") || name.hasSuffix("-\(environment.rawValue):live/invocations"), "\(arn)")
        }
        let functions = deployment.all("AWS::Lambda::Function")
        let variables = functions.flatMap { $0["Environment"]?["Variables"]?.object?.members ?? [] }
            .filter { $0.key.hasSuffix("_FUNCTION") }
        #expect(variables.count == 14)
        for (name, value) in variables { #expect(value.string?.hasSuffix("-\(environment.rawValue):live") == true, "\(name)") }
    }

    /// The parameters that a value reads.
    private static func parameters(in value: JSON) -> [String] {
        let own = Set(Deployment.prod.app.stacks.first { $0.name == "compute" }?.parameters.map(\.name) ?? [])
        return leaves(value).flatMap { leaf -> [String] in
            if let name = leaf["Ref"]?.string { return [name] }
            return (leaf["Fn::Sub"]?.string ?? "").split(separator: "${").compactMap { $0.split(separator: "}").first.map(String.init) }
        }.filter(own.contains)
    }

    /// The texts in a value, and the functions that become texts.
    static func leaves(_ value: JSON) -> [JSON] {
        if let object = value.object, !["Ref", "Fn::Sub", "Fn::GetAtt", "Fn::Join"].contains(object.keys.first ?? "") {
            return object.values.flatMap(leaves)
        }
        return value.array?.flatMap(leaves) ?? [value]
    }
}
