import Documents
import Loom
import LoomTesting
import NovialoomStacks
import Testing

/// The page that unites the documents of both gateways; scripts/test-portal shows it in a browser.
@Suite struct PortalTests {
    static let folder = "templates/portal"

    func text(_ path: String) throws -> String {
        String(decoding: try repository("\(Self.folder)/\(path)").get().bytes().get(), as: UTF8.self)
    }

    @Test(
        "A10: the portal's document holds every operation of both inputs under its prefix, as it is there", arguments: Environment.systems)
    func operations(in environment: Environment) throws {
        let document = try #require(Deployment.of(environment).document("portal/openapi.json"))
        #expect(document["openapi"]?.string?.hasPrefix("3.0.") == true)
        var expected: Set<String> = []
        for gateway in CentralAPITests.gateways {
            let input = try JSON(parsing: try repository("swagger/\(gateway).json").get().bytes().get())
            for (path, item) in input["paths"]?.object ?? [:] {
                let merged = document["paths"]?[path == "/" ? "/\(gateway)" : "/\(gateway)\(path)"]
                for (method, operation) in item.object ?? [:] {
                    let place = "\(method) /\(gateway)\(path)"
                    #expect(merged?[method]?["summary"] == operation["summary"], "\(place)")
                    #expect(merged?[method]?["tags"] == operation["tags"], "\(place)")
                    #expect(merged?[method]?["responses"]?.object?.keys == operation["responses"]?.object?.keys, "\(place)")
                    expected.insert(place)
                }
            }
        }
        let shown = (document["paths"]?.object ?? [:]).members.flatMap { $0.value.object?.keys ?? [] }
        #expect(!expected.isEmpty)
        #expect(shown.count == expected.count)
    }

    @Test("A10: the portal links to the documentation that each gateway serves itself")
    func links() {
        let modules = Deployment.prod.document("portal/openapi.json")?["x-modules"]?.array
        #expect(modules?.map { $0["prefix"] } == ["/b2b", "/b2c"])
        #expect(modules?.map { $0["title"] } == ["Novialoom Entreprise", "Novialoom Strategic Planner"])
    }

    @Test("A10: the portal's folder holds what its page refers to, byte for byte", arguments: Environment.systems)
    func files(in environment: Environment) throws {
        let app = Deployment.of(environment).app
        let published = Dictionary(uniqueKeysWithValues: app.files.map { ($0.name, $0.file) })
        for (name, file) in published {
            let path = try #require(name.hasPrefix("portal/") ? name.dropFirst("portal/".count) : nil)
            #expect(try repository("\(Self.folder)/\(path)").get().bytes().get() == file.bytes().get())
        }
        let referred = try references()
        #expect(referred.count > 3)
        for name in referred { #expect(published["portal/\(name)"] != nil || app.documents.contains { $0.name == "portal/\(name)" }) }
        #expect(published["portal/index.html"] != nil)
    }

    @Test("A10: every asset is on the list of pinned sums, and is what the list says")
    func pins() throws {
        var pinned: Set<String> = []
        for line in try text("assets.sha256").split(separator: "\n") {
            let parts = line.split(separator: " ")
            let name = "assets/\(parts[1])"
            #expect(SHA256.hex(of: try repository("\(Self.folder)/\(name)").get().bytes().get()) == parts[0])
            pinned.insert(name)
        }
        #expect(Set(try text("files.txt").split(separator: "\n").map(String.init).filter { $0.hasPrefix("assets/") }) == pinned)
    }

    @Test func `a file of the portal that is missing is one finding, which names it`() {
        let app = NovialoomApp.synthesize(.prod) { path in
            path == "\(Self.folder)/portal.js" ? .failure(FileProblem("there is none", remedy: "write it")) : repository(path)
        }
        let errors = app.findings.filter { $0.severity == .error }
        #expect(errors.map(\.message) == ["templates/portal/portal.js: there is none"])
        #expect(errors.first?.file == "stacks/Novialoom/APIStack.swift")
        #expect(errors.first?.remedy == "write it")
    }

    @Test func `a portal that is missing altogether is one finding`() {
        let app = NovialoomApp.synthesize(.prod) { path in
            path.hasPrefix("\(Self.folder)/") ? .failure(FileProblem("there is none")) : repository(path)
        }
        #expect(app.findings.filter { $0.severity == .error }.map(\.rule) == ["missing-file"])
    }

    /// What stands in `src` and `href` of the page.
    private func references() throws -> [String] {
        let page = try text("index.html")
        return ["src=\"", "href=\""].flatMap { attribute in
            page.split(separator: attribute, omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0 != "\"" }) }
        }.filter { !$0.hasPrefix("data:") }
    }
}
