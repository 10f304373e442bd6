import CloudFormationModel
import Documents
import Loom
import Testing

/// The same of tables, routes, domains and programs behind a load balancer.
@Suite struct ServerlessMistakeTests {
    enum Service: String { case slow, bare }

    struct Functions: Stack {
        let lambdas = Lambdas<Service>(logging: Logging(.oneWeek), [Function(.slow, 128, .seconds(60)), Function(.bare, 128, .seconds(3))])
    }

    struct Mistakes: Stack {
        let twoTypes = Table(partition: "id", indexes: [.init("byTime", partition: "kind", sort: .number("id"))])
        let twoIndexes = Table(partition: "id", indexes: [.init("a", partition: "b"), .init("a", partition: "c")])
        let twice: RestAPI
        let slow: RestAPI
        let deep: APIDomain
        let foreign: WebService
        let network = Network(block: 3, egress: .natInstance)
        let cluster = SpotCluster()

        init(_ functions: Functions) {
            func api(_ rows: RestAPI.Route..., line: Int) -> RestAPI {
                RestAPI(cors: .init(origin: "*"), requestsPerSecond: 1, burst: 2, logging: Logging(.oneWeek), rows, line: line)
            }
            twice = api(
                .init(.get, "/a", to: functions.lambdas[.bare]), .init(.get, "/a", to: functions.lambdas[.bare]), line: #line)
            slow = api(.init(.get, "/a", to: functions.lambdas[.slow]), line: #line)
            let domain = SharedDomain("example.com", of: Example.self)
            deep = APIDomain("a.b.example.com", in: domain, to: slow)
            foreign = WebService(
                image: "a", command: ["/run"], size: .oneCPU(gibibytes: .two), port: 80, health: "/", at: "example.org", in: domain,
                network: network, on: cluster, files: [.init("/tmp/a.json", from: "nowhere.json")], logging: Logging(.oneWeek))
        }
    }

    struct Example: TestApp {
        let functions: Functions
        let mistakes: Mistakes

        init() {
            functions = Functions()
            mistakes = Mistakes(functions)
        }
    }

    private static let app = Example.synthesized()

    @Test(arguments: [
        ("TwoTypes", ["table-key"]), ("TwoIndexes", ["table-index"]), ("Twice", ["api-route"]), ("Slow", ["api-timeout"]),
        ("Deep", ["domain-name"]), ("Foreign", ["domain-name"]), ("Bare", ["function-without-image"]),
    ])
    func `a mistake is said once, where it was made`(logicalID: String, rules: [String]) {
        let stack = logicalID == "Bare" ? "functions" : "mistakes"
        let findings = Self.app.findings.filter { $0.logicalID == logicalID && $0.stack == stack }
        #expect(findings.map(\.rule) == rules)
        for finding in findings {
            #expect(finding.file?.hasSuffix("ServerlessMistakeTests.swift") == true)
            #expect(finding.remedy?.isEmpty == false)
        }
    }

    @Test func `a file that is not there is said with its path`() {
        #expect(Self.app.findings.contains { $0.rule == "missing-document" && $0.message.hasPrefix("nowhere.json") })
    }
}

/// What a container writes before its program starts.
@Suite struct FilesAtStartTests {
    struct Web: Stack {
        let network = Network(block: 3, egress: .natInstance)
        let cluster = SpotCluster()
        let web: WebService

        init() {
            web = WebService(
                image: "a", command: ["/run", "it's"], size: .oneCPU(gibibytes: .two), port: 80, health: "/", at: "a.example.com",
                in: SharedDomain("example.com", of: Example.self), network: network, on: cluster, variables: ["A": "b"],
                files: [.init("/etc/a's/b.json", from: "b.json", replacing: ["NAME": "dev"]), .init("/c", from: "c.txt")],
                logging: Logging(.oneWeek))
        }
    }

    struct Example: TestApp { let stack = Web() }

    @Test func `files stand in the environment as they are, and paths and words are quoted`() throws {
        let app = Example.synthesize(.dev) { path in
            .success(SourceFile(Array((path == "b.json" ? "{\"a\": \"$NAME 'x'\"}" : "one\n${TWO}\n").utf8)))
        }
        let task = try #require(app.template("stack")?.resources.first { $0.type == "AWS::ECS::TaskDefinition" })
        let container = try #require(task.properties["ContainerDefinitions"]?[0])
        #expect(
            container["Command"] == [
                "mkdir -p '/etc/a'\\''s' && printf %s \"$FILE_1\" > '/etc/a'\\''s/b.json' && printf %s \"$FILE_2\" > '/c' && exec '/run' 'it'\\''s'"
            ])
        #expect(
            container["Environment"] == [
                ["Name": "A", "Value": "b"], ["Name": "FILE_1", "Value": "{\"a\":\"$dev 'x'\"}"],
                ["Name": "FILE_2", "Value": "one\n${TWO}\n"],
            ])
    }

    @Test func `a program that starts by fetching its image waits for the way out`() throws {
        let app = Example.synthesize(.dev) { _ in .success(SourceFile(Array("{}".utf8))) }
        let service = try #require(app.template("stack")?.resources.first { $0.type == "AWS::ECS::Service" })
        let awaited = service.attributes["DependsOn"]?.array?.compactMap(\.string) ?? []
        #expect(awaited.contains("NetworkPrivate1DefaultRoute") && awaited.contains("NetworkPrivate2DefaultRoute"))
    }
}
