import Documents
import TemporaryFiles
import Testing

@testable import Commands

/// D2: two templates of any origin.
@Suite struct DiffTemplatesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            """
            Resources:
              Jobs:
                Type: AWS::SQS::Queue
                Properties: {QueueName: jobs, VisibilityTimeout: 60}
            """, to: "queue.yaml")
        try folder.write(
            #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 90, "QueueName": "jobs"}}}}"#,
            to: "slower.json")
        try folder.write(
            #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "tasks", "VisibilityTimeout": 60}}}}"#,
            to: "renamed.json")
        try folder.write("Resources:\n  A: [\n", to: "broken.yaml")
        try folder.write("{}", to: "empty.json")
    }

    private func diff(_ old: String, _ new: String, _ arguments: String..., isStyled: Bool = false) -> Run {
        Run(["diff", folder[old], folder[new]] + arguments, isStyled: isStyled)
    }

    @Test func `D2: what it costs more or less is told, in each form`() throws {
        try folder.write(
            """
            Resources:
              Jobs: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs, VisibilityTimeout: 60}}
              Gateway: {Type: AWS::EC2::NatGateway, Properties: {SubnetId: subnet-1, AllocationId: eipalloc-1}}
              Key: {Type: AWS::KMS::Key, Properties: {}}
              Machine: {Type: AWS::EC2::Instance, Properties: {InstanceType: t4g.nano}}
            """, to: "dearer.yaml")
        let change = "+$36.50 a month, +$1.00 at the prices of us-east-1, without what has no price: dearer/Machine: t4g.nano, Linux"
        #expect(diff("queue.yaml", "dearer.yaml").output.contains("Cost\n  \(change)\n"))
        #expect(diff("dearer.yaml", "queue.yaml").output.contains("Cost\n  -$36.50 a month, -$1.00 at the prices of us-east-1\n"))
        #expect(
            diff("queue.yaml", "dearer.yaml", "--format", "markdown").output.contains("**Cost**, paid whatever happens: `+$36.50` a month"))
        #expect(
            diff("queue.yaml", "dearer.yaml", "--format", "json").json?["cost"] == [
                [
                    "monthlyFixed": .decimal("36.5"), "elsewhere": ["region": "us-east-1", "monthly": 1],
                    "unpriced": ["dearer/Machine: t4g.nano, Linux"],
                ]
            ])
        #expect(!diff("queue.yaml", "slower.json").output.contains("Cost"))
    }

    @Test func `D2: it is shown as JSON, as documented`() {
        #expect(
            diff("queue.yaml", "slower.json", "--format", "json").json == [
                "changes": [
                    [
                        "stack": "slower", "logicalId": "Jobs", "type": "AWS::SQS::Queue", "change": "changed", "impact": "update",
                        "data": "unaffected",
                        "properties": [["path": "/Properties/VisibilityTimeout", "old": 60, "new": 90, "impact": "update"]], "because": [],
                        "oldLogicalId": nil, "oldStack": nil, "note": nil,
                    ]
                ], "rights": [], "network": [], "order": [], "api": [], "cost": [],
                "summary": ["added": 0, "changed": 1, "removed": 0, "replaced": 0, "stateLost": 0, "rightsWidened": 0],
            ])
    }

    @Test func `D2: it is shown as text, the worst in colour on a terminal only`() {
        #expect(
            diff("queue.yaml", "renamed.json").output == """
                renamed
                  ! Jobs  AWS::SQS::Queue: replaced, data lost
                      QueueName: jobs → tasks  replaces

                1 loses state, 1 replaced, 1 changed

                """)
        let styled = diff("queue.yaml", "renamed.json", isStyled: true).output
        #expect(styled.contains("\u{1B}[31mreplaced, data lost\u{1B}[0m"))
    }

    @Test func `D2: nothing is no change`() {
        #expect(diff("queue.yaml", "queue.yaml").output == "nothing changed\n")
        let markdown = diff("queue.yaml", "queue.yaml", "--format", "markdown").output
        #expect(markdown.hasPrefix("<!-- novialoom diff -->\n\n### Infrastructure: nothing changes\n"))
    }

    @Test(arguments: [("queue.yaml", 0), ("slower.json", 1), ("renamed.json", 3)])
    func `D2: the exit code says what changed, where that is asked`(new: String, code: Int32) {
        #expect(diff("queue.yaml", new, "--exit-code").code.rawValue == code)
        #expect(diff("queue.yaml", new).code == .success)
    }

    @Test(arguments: ["missing.json", "broken.yaml", "empty.json"])
    func `D2: a template that cannot be read leaves nothing to compare`(name: String) {
        for run in [diff(name, "queue.yaml"), diff("queue.yaml", name, "--exit-code")] {
            #expect((run.code, run.output) == (.wrongUse, ""))
            #expect(run.error.contains(name))
        }
        #expect(diff("broken.yaml", "queue.yaml").error.contains("broken.yaml:2:6: error: "))
    }

    @Test(arguments: [
        ["a"], ["a", "b", "c"], ["a", "b", "--env", "prod"], ["a", "b", "--deployed"], ["--between", "dev"], ["--between", "dev", "dev"],
        ["--deployed", "--base", "x"], ["--env", "nowhere"], ["--region", "eu-west-1"],
    ])
    func `what does not go together is wrong use`(arguments: [String]) {
        let run = Run(["diff"] + arguments)
        #expect(run.code == .wrongUse)
        #expect(run.error.contains("shop diff --help"))
    }
}
