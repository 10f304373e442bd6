import CloudFormationModel
import Documents
import Loom
import Testing

@Suite struct DependencyTests {
    /// A setting that waits for a queue and, twice, for its policy.
    struct Waiting: Stack {
        let jobs: Resource
        let policy: Resource
        let setting: Resource

        init(reading value: (Resource) -> Value<String>) {
            jobs = queue()
            policy = queue()
            setting = Resource(
                "AWS::SSM::Parameter", ["Value": Untyped(value(jobs))],
                attributes: ResourceAttributes(dependsOn: [jobs.target, policy.target, policy.target]))
        }
    }

    func dependsOn(_ app: some TestApp) -> JSON? {
        type(of: app).synthesized().template("data")?.resource("Setting")?.attributes["DependsOn"]
    }

    @Test func `what a property refers to is not waited for a second time`() {
        struct ByRef: TestApp { let data = Waiting { $0.ref } }
        struct ByAttribute: TestApp { let data = Waiting { $0.attribute("Arn") } }
        struct InText: TestApp { let data = Waiting { "in \($0.ref) text" } }
        #expect(dependsOn(ByRef()) == ["Policy"])
        #expect(dependsOn(ByAttribute()) == ["Policy"])
        #expect(dependsOn(InText()) == ["Policy"])
    }

    @Test func `what no property refers to is waited for, once`() {
        struct Apart: TestApp { let data = Waiting { _ in "nothing" } }
        #expect(dependsOn(Apart()) == ["Jobs", "Policy"])
    }

    @Test func `what stands in another stack is waited for by the order of the stacks`() {
        struct Holder: Stack { let jobs: Resource }
        struct Example: TestApp {
            let late: Holder
            let early: Holder
            init() {
                early = Holder(jobs: queue())
                late = Holder(
                    jobs: Resource("AWS::SQS::Queue", attributes: ResourceAttributes(dependsOn: [early.jobs.target])))
            }
        }
        let app = Example.synthesized()
        #expect(app.stacks.map(\.name) == ["early", "late"])
        #expect(app.template("late")?.resource("Jobs")?.attributes["DependsOn"] == nil)
    }
}
