import CloudFormationModel
import Documents
import Loom
import Testing

@Suite struct CrossStackTests {
    struct Producer: Stack { let jobs = queue() }

    struct Consumer: Stack {
        let byName: Resource
        let byARN: Resource
        let again: Resource
        init(_ producer: Producer) {
            byName = reader(of: producer.jobs.ref)
            byARN = reader(of: producer.jobs.attribute("Arn"))
            again = reader(of: producer.jobs.ref)
        }
    }

    struct Shop: TestApp {
        let api: Consumer
        let data: Producer
        init() {
            data = Producer()
            api = Consumer(data)
        }
    }

    @Test func `a value that crosses stacks is an output of its producer and a parameter of its consumer`() throws {
        let app = Shop.synthesized()
        #expect(app.errors == [])
        #expect(
            app.template("data")?.outputs == [
                Template.Output("JobsRef", value: ["Ref": "Jobs"]), Template.Output("JobsArn", value: ["Fn::GetAtt": ["Jobs", "Arn"]]),
            ])
        let api = try #require(app.stacks.last)
        #expect(api.template.parameters.map(\.name) == ["DataJobsRef", "DataJobsArn"])
        #expect(api.template.resource("Again")?.properties["Value"] == ["Ref": "DataJobsRef"])
        #expect(api.parameters.map(\.name) == ["DataJobsRef", "DataJobsArn"])
        #expect(api.parameters.map(\.source.stack) == ["data", "data"])
        #expect(api.parameters.map(\.source.output) == ["JobsRef", "JobsArn"])
    }

    @Test func `a producer is deployed before its consumer, whatever the order of their declaration`() {
        #expect(Shop.synthesized().stacks.map(\.name) == ["data", "api"])
        #expect(Shop.synthesized().stacks.map(\.dependsOn) == [[], ["data"]])
    }

    @Test func `a name that is known is written into the consumer, which only waits for its producer`() {
        struct Naming: Stack { let jobs = Resource("AWS::SQS::Queue", ["QueueName": "test-jobs"]) }
        struct Knowing: Stack {
            let setting: Resource
            init(_ naming: Naming) { setting = reader(of: naming.jobs.target.literal("QueueName")) }
        }
        struct Example: TestApp {
            let data: Naming
            let api: Knowing
            init() {
                data = Naming()
                api = Knowing(data)
            }
        }
        let app = Example.synthesized()
        #expect(app.template("api")?.resource("Setting")?.properties["Value"] == "test-jobs")
        #expect(app.template("api")?.parameters.isEmpty == true)
        #expect(app.stacks.last?.dependsOn == ["data"])
    }

    /// Two stacks that read each other: a third party's handle makes it possible.
    struct Knot: Stack {
        let jobs: Resource
        let setting: Resource
    }
    struct Tangle: TestApp {
        let left: Knot
        let right: Knot
        static let line = #line + 3
        init() {
            let (one, other) = (queue(), queue())
            left = Knot(jobs: one, setting: reader(of: other.ref))
            right = Knot(jobs: other, setting: reader(of: one.attribute("Arn")))
        }
    }

    @Test func `stacks that wait for each other are an error that names both paths`() throws {
        let cycle = try #require(Tangle.synthesized().findings.first { $0.rule == "stack-cycle" })
        #expect(cycle.message.contains("left reads right.Jobs.Ref"))
        #expect(cycle.message.contains("right reads left.Jobs.Arn"))
        #expect(Tangle.synthesized().errors == ["stack-cycle:\(Tangle.line)"])
    }

    /// Stack `data` with `cacheJobs` and stack `dataCache` with `jobs`: both values would be parameter `DataCacheJobsRef`.
    struct CacheJobs: Stack { let cacheJobs = queue() }
    struct ReadsBoth: Stack {
        let one: Resource
        let other: Resource
    }

    @Test func `two values whose parameters would have one name are an error`() {
        struct Example: TestApp {
            let data: CacheJobs
            let dataCache: Producer
            let api: ReadsBoth
            init() {
                data = CacheJobs()
                dataCache = Producer()
                api = ReadsBoth(one: reader(of: data.cacheJobs.ref), other: reader(of: dataCache.jobs.ref))
            }
        }
        let app = Example.synthesized()
        #expect(app.findings.map(\.rule) == ["duplicate-parameter"])
        #expect(app.findings.first?.message.contains("DataCacheJobsRef") == true)
    }

    @Test func `two values whose outputs would have one name are an error`() {
        struct Meeting: Stack {
            let jobs = queue()
            let jobsQueue = queue()
        }
        struct Example: TestApp {
            let data: Meeting
            let api: ReadsBoth
            init() {
                data = Meeting()
                api = ReadsBoth(one: reader(of: data.jobs.attribute("QueueUrl")), other: reader(of: data.jobsQueue.attribute("Url")))
            }
        }
        #expect(Example.synthesized().findings.map(\.rule) == ["duplicate-output"])
    }

    @Test func `an output that a stack declares is kept apart from those that readers need`() {
        struct Showing: Stack {
            let jobs = queue()
            var outputs: [StackOutput] { [StackOutput("JobsRef", "something else", "A text")] }
        }
        struct Example: TestApp {
            let data: Showing
            let api: ReadsBoth
            init() {
                data = Showing()
                api = ReadsBoth(one: reader(of: data.jobs.ref), other: queue())
            }
        }
        #expect(Example.synthesized().findings.map(\.rule) == ["duplicate-output"])
    }

    @Test func `a parameter that has the ID of a resource is an error`() {
        struct Meeting: Stack {
            let dataJobsRef: Resource
        }
        struct Example: TestApp {
            let data: Producer
            let api: Meeting
            init() {
                data = Producer()
                api = Meeting(dataJobsRef: reader(of: data.jobs.ref))
            }
        }
        #expect(Example.synthesized().findings.map(\.rule) == ["duplicate-logical-id"])
    }
}
