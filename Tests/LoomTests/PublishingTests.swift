import CloudFormationModel
import Documents
import Loom
import Testing

/// A resource that publishes another: its logical ID changes when, and only when, what it publishes does.
@Suite struct PublishingTests {
    struct Service: Construct {
        var memory = 128
        var reserved = 1
        var versionDescription = "a version"
        var host: Value<String> = "localhost"
        var handle = Handle("service", file: #fileID, line: #line)

        func build(in scope: Scope) {
            let function = scope.add(
                "",
                Resource(
                    "AWS::Lambda::Function",
                    ["MemorySize": Untyped(.integer(memory)), "Reserved": Untyped(.integer(reserved)), "Host": Untyped(host)]))
            scope.add(
                "Version",
                Resource("AWS::Lambda::Version", ["Function": Untyped(function.ref), "Description": Untyped(.string(versionDescription))]),
                publishing: [Target(handle)], ignoring: ["Reserved"])
            scope.add("Alias", reader(of: part("Version").attribute("Version")))
        }
    }

    struct Services: Stack {
        let core: Service
        let neighbour: Resource
        init(_ core: Service, neighbour: Int = 0) {
            self.core = core
            self.neighbour = queue(neighbour)
        }
    }

    func version(_ app: some TestApp) -> String? {
        type(of: app).synthesized().template("compute")?.resources.first { $0.type == "AWS::Lambda::Version" }?.logicalID
    }

    struct Base: TestApp { let compute = Services(Service()) }

    @Test func `the ID ends in eight digits of a hash, and references follow it`() throws {
        let id = try #require(version(Base()))
        #expect(id.hasPrefix("CoreVersion"))
        #expect(id.count == "CoreVersion".count + 8)
        let alias = Base.synthesized().template("compute")?.resource("CoreAlias")
        #expect(alias?.properties["Value"] == ["Fn::GetAtt": [.string(id), "Version"]])
    }

    @Test func `a changed property of what is published gives another ID`() {
        struct Larger: TestApp { let compute = Services(Service(memory: 256)) }
        #expect(version(Larger()) != version(Base()))
    }

    @Test func `what is no part of the publication leaves the ID as it is`() {
        struct Reserved: TestApp { let compute = Services(Service(reserved: 9)) }
        struct Described: TestApp { let compute = Services(Service(versionDescription: "another")) }
        struct Neighbour: TestApp { let compute = Services(Service(), neighbour: 5) }
        struct Moved: TestApp {
            let first = Services(Service(memory: 512))
            let compute = Services(Service())
        }
        for id in [version(Reserved()), version(Described()), version(Neighbour()), version(Moved())] { #expect(id == version(Base())) }
    }

    @Test func `a value that is known only at deployment changes the ID by its parameter, not by its producer's order`() {
        struct Data: Stack { let database = queue() }
        struct Reading: TestApp {
            let data: Data
            let compute: Services
            init() {
                data = Data()
                compute = Services(Service(host: data.database.attribute("Host")))
            }
        }
        #expect(version(Reading()) != version(Base()))
        #expect(version(Reading()) == version(Reading()))
    }

    struct Circular: Construct {
        var handle = Handle("circle", file: #fileID, line: #line)
        static let line = #line - 1

        func build(in scope: Scope) {
            scope.add("", reader(of: part("Version").ref))
            scope.add("Version", queue(), publishing: [Target(handle)], ignoring: [])
        }
    }

    @Test func `what refers to its own publication is an error, not a reference to nothing`() {
        struct Holder: Stack { let core = Circular() }
        struct Example: TestApp { let compute = Holder() }
        #expect(Example.synthesized().errors == ["publishes-itself:\(Circular.line)"])
    }
}
