import CloudFormationModel
import Documents
import Loom
import Testing

/// Accepting a finding where its resource is declared.
@Suite struct AcceptanceTests {
    struct Accepting: Stack {
        let inbox = queue().accepting("queue-dead-letters", because: "its messages may be lost")
        let pair = Pair()
            .accepting("state-deletion", because: "made again each night")
            .accepting("unencrypted-store", of: "Spare", because: "holds nothing")
        let kept = Resource(
            "AWS::SQS::Queue", attributes: ResourceAttributes(metadata: ["Owner": "mail", "Loom": ["Size": 1]])
        ).accepting("log-retention", because: "for the auditors")
        let never = queue().accepting("log-retention", when: false, because: "only in dev")
        let both = queue().accepting("queue-redrive", because: "one").formerly("Mail").accepting("log-retention", because: "two")
    }

    private func metadata(_ id: String) -> JSON? {
        struct Example: TestApp { let data = Accepting() }
        return Example.synthesized().template("data")?.resource(id)?.attributes["Metadata"]
    }

    @Test func `it travels in the metadata of the resource that it is about`() {
        #expect(metadata("Inbox") == ["Loom": ["Accepted": ["queue-dead-letters": "its messages may be lost"]]])
        #expect(metadata("Pair") == ["Loom": ["Accepted": ["state-deletion": "made again each night"]]])
        #expect(metadata("PairSpare") == ["Loom": ["Accepted": ["unencrypted-store": "holds nothing"]]])
    }

    @Test func `what else is in the metadata stays`() {
        #expect(metadata("Kept") == ["Owner": "mail", "Loom": ["Size": 1, "Accepted": ["log-retention": "for the auditors"]]])
    }

    @Test func `what is not to be accepted here, or not at all, leaves no mark`() { #expect(metadata("Never") == nil) }

    @Test func `a declaration can be renamed and accept several`() {
        #expect(metadata("Mail") == ["Loom": ["Accepted": ["queue-redrive": "one", "log-retention": "two"]]])
    }

    /// A construct that accepts what one of its parts is found for, and reports something itself.
    struct Mailbox: Construct {
        var handle = Handle("Mailbox", file: #fileID, line: #line)
        var severity = Finding.Severity.warning

        func build(in scope: Scope) {
            scope.add("Queue", queue().accepting("queue-dead-letters", because: "the construct knows"))
            scope.report("mailbox-size", "it is small", severity: severity, remedy: "make it larger")
        }
    }

    struct Misplaced: Stack {
        let box = Mailbox().accepting("mailbox-size", because: "nobody writes")
        let wrong = Mailbox().accepting("queue-redrive", of: "Queeu", because: "a reason")
        let none = Mailbox().accepting("queue-redrive", because: "a reason")
        let failed = Mailbox(severity: .error).accepting("mailbox-size", because: "nobody writes")
    }

    private static let misplaced: SynthesizedApp = {
        struct Example: TestApp { let data = Misplaced() }
        return Example.synthesized()
    }()

    @Test func `a construct accepts for its own parts`() {
        let metadata = Self.misplaced.template("data")?.resource("BoxQueue")?.attributes["Metadata"]
        #expect(metadata == ["Loom": ["Accepted": ["queue-dead-letters": "the construct knows"]]])
    }

    @Test func `what a construct reports itself is accepted in the same way, unless it is an error`() {
        func report(_ id: String) -> Finding? { Self.misplaced.findings.first { $0.logicalID == id && $0.rule == "mailbox-size" } }
        #expect(report("Box")?.accepted == "nobody writes" && report("Box")?.severity == .warning)
        #expect(report("Wrong")?.accepted == nil)
        #expect(report("Failed")?.accepted == nil)
    }

    @Test func `a part that there is not is an error at the declaration, with the parts that there are`() {
        func missing(_ id: String) -> Finding? { Self.misplaced.findings.first { $0.logicalID == id && $0.rule == "acceptance-part" } }
        #expect(missing("Wrong")?.remedy == "did you mean \"Queue\"?")
        #expect(missing("None")?.remedy == "say of which: Queue")
        #expect(missing("None")?.severity == .error && missing("None")?.file?.hasSuffix("AcceptanceTests.swift") == true)
        #expect(missing("Box") == nil)
    }
}
