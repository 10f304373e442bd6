import AWS
import CloudFormationModel
import Documents
import Loom
import PolicySimulation
import Testing

/// The delivery role follows what an environment declares.
@Suite struct DeliveryNeedsTests {
    enum Place: String, DeploymentEnvironment {
        case account, dev
        var nameSuffix: String? { self == .account ? nil : rawValue }
    }

    enum Service: String, CaseIterable, Sendable { case tested, other }

    struct Account: Stack {
        let description = "A stack of a test"
        let github = GitHubProvider(.created)
        let deploy = DeployBucket()
        let dev: DeliveryRole

        init() {
            dev = DeliveryRole(for: Place.dev, of: Tested.self, from: "owner/name", in: .environment("dev"), by: github, storing: deploy)
        }
    }

    struct Functions: Stack {
        let description = "A stack of a test"
        let lambdas: Lambdas<Service>
        let test: SmokeTest

        init() {
            func row(_ service: Service) -> Function<Service> {
                Function(service, 128, .seconds(3), from: .package(DeploymentPackage("code"), runtime: .python312, handler: "main.handler"))
            }
            lambdas = Lambdas(logging: Logging(.oneWeek, removal: .delete), [row(.tested), row(.other)])
            test = SmokeTest(lambdas[.tested], event: "event.json")
        }
    }

    struct Tested: App {
        static let name = "test"
        static let sources = "stacks/Test"
        static let region = Region.paris
        static let hasPermissionsBoundary = true
        var account: Account?
        var functions: Functions?

        init(_ environment: Place, release: Release) {
            if environment == .account { account = Account() } else { functions = Functions() }
        }
    }

    static let app = Tested.synthesize(.account) { _ in .success(SourceFile(Array("{}".utf8))) }

    private func delivery() throws -> PolicySimulator { PolicySimulator(["DevPolicy"], in: try #require(Self.app.template("account"))) }

    @Test("C5: the workflow calls the alias that a smoke test names, and no other function, nor another version of this one")
    func smokeTests() throws {
        let delivery = try delivery()
        func allows(_ function: String) -> Bool {
            delivery.allows("lambda:InvokeFunction", on: "arn:aws:lambda:eu-west-3:1:function:\(function)")
        }
        #expect(allows("test-tested-dev:live"))
        for other in ["test-tested-dev", "test-tested-dev:1", "test-other-dev", "test-other-dev:live", "test-tested-prod:live"] {
            #expect(!allows(other), "\(other)")
        }
    }

    @Test("what an environment does not hold, its workflow has no right to")
    func absent() throws {
        let ids = (try delivery()).statements.compactMap { $0["Sid"]?.string }
        #expect(ids == ["Stacks", "ChangeSets", "Templates", "Releases", "MarkOfRollback", "RollbackOfFunctions", "SmokeTests"])
    }

    /// A function whose name AWS makes.
    struct Nameless: App {
        struct Account: Stack {
            let description = "A stack of a test"
            let github = GitHubProvider(.created)
            let dev = DeliveryRole(for: Place.dev, of: Nameless.self, from: "owner/name", in: .environment("dev"), by: .init(.created))
        }

        struct Functions: Stack {
            let description = "A stack of a test"
            let function: Lambda.Function
            let test: SmokeTest

            init() {
                function = Lambda.Function(code: .init(zipFile: "x"), role: "arn:aws:iam::1:role/x")
                test = SmokeTest(function, event: "event.json")
            }
        }

        static let name = "nameless"
        static let sources = "stacks/Nameless"
        static let region = Region.paris
        var account: Account?
        var functions: Functions?

        init(_ environment: Place, release: Release) {
            if environment == .account { account = Account() } else { functions = Functions() }
        }
    }

    @Test("what has no name that is known before is told, since no right can be given by it")
    func nameless() {
        let app = Nameless.synthesize(.account) { _ in .success(SourceFile(Array("{}".utf8))) }
        #expect(
            app.findings.filter { $0.rule == "delivery-scope" }.map(\.message) == [
                "the workflow gets no right to the call of a function that stack \"functions\" tests, whose name is not known before the deployment"
            ])
        #expect(app.findings.allSatisfy { $0.severity == .warning })
    }

    /// A resource whose service Loom has no names for, and one of whose actions change something on all resources only.
    struct Foreign: App {
        struct Account: Stack {
            let description = "A stack of a test"
            let github = GitHubProvider(.created)
            let dev = DeliveryRole(for: Place.dev, of: Foreign.self, from: "owner/name", in: .environment("dev"), by: .init(.created))
        }

        struct Others: Stack {
            let description = "A stack of a test"
            let query = Resource("AWS::Athena::NamedQuery", [:])
            let check = Resource("AWS::Route53::HealthCheck", [:])
        }

        static let name = "foreign"
        static let sources = "stacks/Foreign"
        static let region = Region.paris
        var account: Account?
        var others: Others?

        init(_ environment: Place, release: Release) {
            if environment == .account { account = Account() } else { others = Others() }
        }
    }

    @Test("a right that CloudFormation does not get is told with what the app's author can do about it")
    func foreign() {
        let findings = Foreign.synthesize(.account) { _ in .failure(FileProblem("no files here")) }.findings.filter {
            $0.rule == "delivery-scope"
        }
        for right in ["to handle AWS::Athena::NamedQuery", "get route53:CreateHealthCheck"] {
            #expect(findings.contains { $0.message.contains(right) }, "\(right)")
        }
        for finding in findings {
            #expect(finding.remedy?.hasPrefix("attach a policy of your own to the role foreign-execution-dev ") == true, "\(finding)")
        }
    }
}
