import CloudFormationModel
import Documents
import Loom
import Testing

@testable import Commands

/// D2: two environments beside each other.
@Suite struct ParityTests {
    struct Plan: Sendable {
        var delay: Int
        var retention: Int
        var hasAlarm: Bool
    }

    /// - Parameter Secretly: whether the environment itself makes a difference, past the plan.
    struct PlanApp<Secretly: Answer>: PlannedApp {
        static var name: String { "shop" }
        static var sources: String { "stacks/Shop" }
        static var region: Region { .paris }
        static var settings: [PlanSetting<Plan>] { [PlanSetting("delay", \.delay), PlanSetting("hasAlarm", \.hasAlarm)] }

        let data: DataStack

        static func plan(of environment: ShopApp.Environment) -> Plan? {
            switch environment {
            case .account: nil
            case .dev: Plan(delay: 1, retention: 60, hasAlarm: false)
            case .prod: Plan(delay: 2, retention: Secretly.isYes ? 90 : 60, hasAlarm: true)
            }
        }

        init(_ environment: ShopApp.Environment, release: Release) {
            self.init(Self.plan(of: environment) ?? Plan(delay: 0, retention: 60, hasAlarm: false), release: release)
        }
        init(_ plan: Plan, release: Release) { data = DataStack(plan) }

        struct DataStack: Stack {
            let description = "What keeps state"
            let jobs: WorkQueue
            let retained: Resource
            var alarm: Resource?

            init(_ plan: Plan) {
                jobs = WorkQueue(visibility: .minutes(plan.delay), deadLetterAfter: 3)
                retained = Resource("AWS::SQS::Queue", ["MessageRetentionPeriod": Untyped(.integer(plan.retention))])
                alarm = plan.hasAlarm ? Resource("AWS::SNS::Topic") : nil
            }
        }
    }

    private func between(_ app: any App.Type, _ arguments: String...) -> Run {
        Run(["diff", "--between", "dev", "prod"] + arguments, app: app)
    }

    @Test func `D2: names are no difference, and each setting tells what it brings about`() {
        let run = between(PlanApp<No>.self, "--exit-code")
        #expect((run.code, run.error) == (.success, ""))
        #expect(
            run.output == """
                dev and prod, names aside

                every difference is declared in the plan

                delay
                  data/Jobs  AWS::SQS::Queue
                    VisibilityTimeout: 60 → 120

                hasAlarm
                  data/Alarm  AWS::SNS::Topic: only in prod

                """)
    }

    @Test func `D2: what no setting explains stands first, and fails where that is asked`() throws {
        let run = between(PlanApp<Yes>.self, "--exit-code")
        #expect(run.code == .failure)
        #expect(
            run.output.hasPrefix(
                """
                dev and prod, names aside

                not declared in the plan
                  data/Retained  AWS::SQS::Queue
                    MessageRetentionPeriod: 60 → 90

                delay
                """))
        let json = try #require(between(PlanApp<Yes>.self, "--format", "json").json)
        #expect(json["changes"]?.array?.map { $0["setting"] } == [.null, "delay", "hasAlarm"])
        #expect(json["summary"] == ["undeclared": 1, "declared": 2])
        #expect(between(PlanApp<Yes>.self, "--format", "markdown").output.contains("> **Not declared in the plan**"))
    }

    @Test func `D2: an app without a plan declares nothing`() throws {
        let repository = try Repository()
        let run = Run(["diff", "--between", "account", "dev", "--root", repository.folder.path, "--exit-code"])
        #expect(run.code == .failure)
        #expect(run.output.contains("not declared in the plan"))
        #expect(run.output.contains("registry/Images  AWS::ECR::Repository: only in account"))
    }
}
