import Documents
import Testing

@testable import Loom

@Suite struct QueueTriggerTests {
    struct TasksApp: App {
        enum Environment: String, DeploymentEnvironment { case dev }
        static let name = "tasks"
        static let sources = "stacks/Tasks"
        static let region = Region.paris
        let work: Work
        init(_ environment: Environment, release: Release) { work = Work() }
        init(_ work: Work) { self.work = work }
    }

    struct Work: Stack {
        enum Service: String, Sendable { case worker }
        let description = "Work"
        let queue: WorkQueue
        let functions: Lambdas<Service>
        let trigger: QueueTrigger

        init(batch: Int = 5, concurrency: Int = 3) {
            queue = WorkQueue(visibility: .minutes(6))
            let code = FunctionCode.package(DeploymentPackage("code"), runtime: .python313, handler: "main.handler")
            functions = Lambdas(
                logging: Logging(.oneWeek), [Function(.worker, 128, .minutes(1), from: code, may: queue.consume)])
            trigger = QueueTrigger(queue, to: functions[.worker], batch: batch, concurrency: concurrency)
        }
    }

    private func synthesized(_ work: Work) -> SynthesizedApp {
        let assets = AssetSources { _, _ in .success([FolderFile("main.py", size: 1, SourceFile([10]))]) }
        return TasksApp(work).synthesized(in: .dev, assets: assets) { _ in .failure(FileProblem("there is none")) }
    }

    @Test("messages go to the live alias, in bounds, and failed ones come again by themselves")
    func mapping() {
        let app = synthesized(Work())
        #expect(app.findings.isEmpty, "\(app.findings)")
        let trigger = app.stacks[0].template.resource("Trigger")
        #expect(trigger?.properties["EventSourceArn"] == ["Fn::GetAtt": ["Queue", "Arn"]])
        #expect(trigger?.properties["FunctionName"]?["Fn::Sub"]?.string?.hasSuffix(":function:tasks-worker-dev:live") == true)
        #expect(trigger?.properties["FunctionResponseTypes"] == ["ReportBatchItemFailures"])
        #expect(trigger?.properties["BatchSize"] == 5)
        #expect(trigger?.properties["ScalingConfig"] == ["MaximumConcurrency": 3])
        #expect(trigger?.attributes["DependsOn"] == ["WorkerAlias"])
    }

    @Test("what Lambda does not take is refused")
    func bounds() {
        let rules = synthesized(Work(batch: 11, concurrency: 1)).findings.map(\.rule)
        #expect(rules == ["trigger-batch", "trigger-concurrency"])
    }
}
