import CloudFormationModel
import Documents
import Loom
import Testing

@Suite struct LogicalIDTests {
    struct Optionals: Stack {
        let present: Resource? = queue()
        let absent: Resource? = nil
        let nested: Resource?? = .some(.some(queue()))
    }

    @Test func `an optional that is there has the name of its property, one that is not there has none`() {
        struct Example: TestApp { let data = Optionals() }
        #expect(Example.synthesized().ids(in: "data") == ["Nested", "Present"])
        #expect(Example.synthesized().errors == [])
    }

    struct Conditional: Stack {
        let jobs: Resource
        let extra: Resource?

        init(isLarge: Bool) {
            if isLarge {
                jobs = queue(1)
                extra = queue()
            } else {
                jobs = queue(2)
                extra = nil
            }
        }
    }

    @Test func `a property that an if sets has one name, whichever branch set it`() {
        struct Large: TestApp { let data = Conditional(isLarge: true) }
        struct Small: TestApp { let data = Conditional(isLarge: false) }
        #expect(Large.synthesized().ids(in: "data") == ["Extra", "Jobs"])
        #expect(Small.synthesized().ids(in: "data") == ["Jobs"])
    }

    struct Existentials: Stack {
        let resource: any ResourceDeclaration = queue()
        let pair: any Construct = Pair()
    }

    @Test func `an existential is named like what it holds`() {
        struct Example: TestApp { let data = Existentials() }
        #expect(Example.synthesized().ids(in: "data") == ["Pair", "PairSpare", "Resource"])
    }

    struct Groups: Stack {
        struct Queues {
            let incoming = queue()
            let outgoing: Resource? = queue()
            let inner = Inner()
        }
        struct Inner { let deep = queue() }
        let mail = Queues()
    }

    @Test func `the properties of a structure carry its name before theirs`() {
        struct Example: TestApp { let data = Groups() }
        #expect(Example.synthesized().ids(in: "data") == ["MailIncoming", "MailInnerDeep", "MailOutgoing"])
    }

    enum Region: String, CaseIterable {
        case northEast = "north-east"
        case south
    }

    struct Keyed: Stack {
        let perRegion: [Region: Resource] = [.south: queue(), .northEast: queue()]
        let pairs: [Region: Groups.Inner] = [.south: Groups.Inner()]
        let options: [Region: Resource?] = [.south: queue(), .northEast: nil]
    }

    @Test func `the entries of a dictionary with an enum's cases as keys are named by their cases`() {
        struct Example: TestApp { let data = Keyed() }
        #expect(
            Example.synthesized().ids(in: "data") == ["OptionsSouth", "PairsSouthDeep", "PerRegionNorthEast", "PerRegionSouth"])
        #expect(Example.synthesized().errors == [])
    }

    struct Declared: Stack {
        let first = queue(1)
        let second = queue(2)
    }
    struct DeclaredOtherwise: Stack {
        let second = queue(2)
        let first = queue(1)
    }

    @Test func `IDs do not depend on the order of the declarations`() {
        struct One: TestApp { let data = Declared() }
        struct Other: TestApp { let data = DeclaredOtherwise() }
        let (one, other) = (One.synthesized().template("data"), Other.synthesized().template("data"))
        #expect(one?.resource("First")?.properties["DelaySeconds"] == 1)
        #expect(one?.resource("First") == other?.resource("First"))
        #expect(one?.resource("Second") == other?.resource("Second"))
    }

    struct Renamed: Stack {
        let inbox = queue().formerly("Mail")
        let pair = Pair().formerly("Couple")
    }

    @Test func `what is renamed keeps its resources under the ID that it formerly had`() {
        struct Example: TestApp { let data = Renamed() }
        #expect(Example.synthesized().ids(in: "data") == ["Couple", "CoupleSpare", "Mail"])
        #expect(Example.synthesized().template("data")?.resource("CoupleSpare")?.properties["DelaySeconds"] == 7)
    }

    struct TwoRegions: Stack {
        let place: Loom.Region
        let jobs = queue()
        var region: Loom.Region? { place }
    }

    @Test func `one type of stack serves in two regions`() throws {
        struct Example: TestApp {
            let paris = TwoRegions(place: .paris)
            let virginia = TwoRegions(place: .virginia)
        }
        let app = Example.synthesized()
        #expect(app.errors == [])
        #expect(app.stacks.map(\.stackName) == ["test-paris-dev", "test-virginia-dev"])
        #expect(app.stacks.map(\.region) == [.paris, .virginia])
        #expect(app.ids(in: "paris") == ["Jobs"])
        #expect(app.ids(in: "virginia") == ["Jobs"])
    }

    @Test func `a resource's place in the source is known by its ID`() throws {
        struct Example: TestApp { let data = Declared() }
        let stack = try #require(Example.synthesized().stacks.first)
        let place = try #require(stack.places["Second"])
        #expect(place.line == (stack.places["First"]?.line ?? 0) + 1)
    }
}

/// A queue and a spare one.
struct Pair: Construct {
    var handle: Handle
    init(file: String = #fileID, line: Int = #line) { handle = Handle("pair", file: file, line: line) }

    func build(in scope: Scope) {
        scope.add("", queue())
        scope.add("Spare", queue(7))
    }
}
