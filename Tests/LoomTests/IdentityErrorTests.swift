import CloudFormationModel
import Documents
import Loom
import Testing

/// Each way in which a declaration can be without a name, or have one too many.
@Suite struct IdentityErrorTests {
    struct Reader: Stack {
        let setting: Resource
        init(_ value: Value<String>) { setting = reader(of: value) }
    }

    @Test func `what is used but stored nowhere is an error at its declaration, said once`() throws {
        struct Example: TestApp {
            let one: Reader
            let other: Reader
            static let line = #line + 2
            init() {
                let lost = queue()
                one = Reader(lost.ref)
                other = Reader(lost.ref)
            }
        }
        let app = Example.synthesized()
        #expect(app.errors == ["not-declared:\(Example.line)"])
        #expect(app.findings.first?.file?.hasSuffix("IdentityErrorTests.swift") == true)
        #expect(app.findings.first?.remedy != nil)
    }

    @Test func `what is stored twice is an error that names both places`() throws {
        struct Twice: Stack {
            let first: Resource
            let second: Resource
            static let line = #line + 2
            init() {
                let one = queue()
                first = one
                second = one
            }
        }
        struct Example: TestApp { let data = Twice() }
        let app = Example.synthesized()
        #expect(app.errors == ["stored-twice:\(Twice.line)"])
        #expect(app.findings.first?.message.contains("data.First") == true)
        #expect(app.findings.first?.message.contains("data.Second") == true)
    }

    @Test func `what two stacks store is stored twice`() {
        struct Holder: Stack { let jobs: Resource }
        struct Example: TestApp {
            let one: Holder
            let other: Holder
            init() {
                let shared = queue()
                one = Holder(jobs: shared)
                other = Holder(jobs: shared)
            }
        }
        #expect(Example.synthesized().findings.map(\.rule) == ["stored-twice"])
    }

    @Test func `a construct in an array has no name`() {
        struct Hidden: Stack {
            let queues = [queue()]
            static let line = #line - 1
        }
        struct Example: TestApp { let data = Hidden() }
        #expect(Example.synthesized().errors == ["unnamed-declaration:\(Hidden.line)"])
    }

    @Test func `a construct in a tuple has no name`() {
        struct Hidden: Stack {
            let queues = (1, queue())
            static let line = #line - 1
        }
        struct Example: TestApp { let data = Hidden() }
        #expect(Example.synthesized().errors == ["unnamed-declaration:\(Hidden.line)"])
    }

    @Test func `a construct in a dictionary with strings as keys has no name`() {
        struct Hidden: Stack {
            let queues = ["a": queue()]
            static let line = #line - 1
        }
        struct Example: TestApp { let data = Hidden() }
        #expect(Example.synthesized().errors == ["unnamed-declaration:\(Hidden.line)"])
    }

    @Test func `a construct in an enum's case has no name`() {
        enum Choice { case some(Resource) }
        struct Hidden: Stack {
            let choice = Choice.some(queue())
            static let line = #line - 1
        }
        struct Example: TestApp { let data = Hidden() }
        #expect(Example.synthesized().errors == ["unnamed-declaration:\(Hidden.line)"])
    }

    @Test func `a construct deep inside a collection is found`() {
        struct Box { let content: [Resource?] }
        struct Hidden: Stack {
            let boxes = [[Box(content: [queue()])]]
            static let line = #line - 1
        }
        struct Example: TestApp { let data = Hidden() }
        #expect(Example.synthesized().errors == ["unnamed-declaration:\(Hidden.line)"])
    }

    @Test func `a lazy property of a stack has no name, read or not`() {
        struct Hidden: Stack {
            lazy var jobs = queue()
            static let line = #line - 1
            init(isRead: Bool) { if isRead { _ = jobs } }
        }
        struct Read: TestApp { let data = Hidden(isRead: true) }
        struct Unread: TestApp { let data = Hidden(isRead: false) }
        #expect(Read.synthesized().errors == ["unnamed-declaration:\(Hidden.line)"])
        // Nothing was declared yet, hence no line; the message has the names.
        #expect(Unread.synthesized().errors == ["unnamed-declaration:0"])
        #expect(Unread.synthesized().findings.first?.message.contains("\"jobs\"") == true)
    }

    @propertyWrapper struct Wrapped<Value: Sendable>: Sendable {
        var wrappedValue: Value
    }

    @Test func `a wrapped property of a stack has no name`() {
        struct Hidden: Stack {
            @Wrapped var jobs = queue()
            static let line = #line - 1
            @Wrapped var count = 3
        }
        struct Example: TestApp { let data = Hidden() }
        #expect(Example.synthesized().errors == ["unnamed-declaration:\(Hidden.line)"])
        #expect(Example.synthesized().ids(in: "data") == [])
    }

    @Test func `two paths that meet in one ID are an error that names both places`() throws {
        struct Group {
            let jobs = queue()
            static let line = #line - 1
        }
        struct Meeting: Stack {
            let mailJobs = queue()
            static let line = #line - 1
            let mail = Group()
        }
        struct Example: TestApp { let data = Meeting() }
        let app = Example.synthesized()
        #expect(app.errors == ["duplicate-logical-id:\(Group.line)"])
        let message = try #require(app.findings.first?.message)
        #expect(message.contains("\"MailJobs\""))
        #expect(message.contains("IdentityErrorTests.swift:\(Meeting.line)"))
    }

    @Test func `a part that meets another declaration's ID is an error`() {
        struct Meeting: Stack {
            let pair = Pair()
            let pairSpare = queue()
            static let line = #line - 1
        }
        struct Example: TestApp { let data = Meeting() }
        #expect(Example.synthesized().errors == ["duplicate-logical-id:\(Meeting.line)"])
    }

    @Test func `two stacks whose names meet are an error`() {
        struct Holder: Stack { let jobs = queue() }
        struct Example: TestApp {
            let dataStore = Holder()
            // swift-format-ignore: AlwaysUseLowerCamelCase
            let DataStore = Holder()
        }
        #expect(Example.synthesized().errors == ["duplicate-stack:0"])
        #expect(Example.synthesized().findings.first?.message.contains("\"data-store\"") == true)
    }

    @Test func `an app that keeps its stacks in an array or lazily is told so`() {
        struct Holder: Stack { let jobs = queue() }
        struct Many: TestApp { let stacks = [Holder()] }
        struct Late: TestApp { lazy var data = Holder() }
        #expect(Many.synthesized().errors == ["not-a-stack:0"])
        #expect(Late.synthesized().errors == ["not-a-stack:0"])
    }

    @Test func `a former ID that is taken is an error`() {
        struct Meeting: Stack {
            let mail = queue()
            let inbox = queue().formerly("Mail")
            static let line = #line - 1
        }
        struct Example: TestApp { let data = Meeting() }
        #expect(Example.synthesized().errors == ["duplicate-logical-id:\(Meeting.line)"])
    }

    @Test func `a part that its construct does not have is an error, wherever another one stands`() {
        struct Asking: Stack {
            let other: Resource
            let pair: Pair
            let setting: Resource
            static let line = #line + 2
            init() {
                let pair = Pair()
                self.pair = pair
                setting = reader(of: pair.part("Third").ref)
                other = reader(of: queue(file: "Elsewhere/File.swift", line: Self.line).ref)
            }
        }
        struct Example: TestApp { let data = Asking() }
        #expect(Example.synthesized().errors == ["not-declared:\(Asking.line)", "not-declared:\(Asking.line)"])
    }
}
