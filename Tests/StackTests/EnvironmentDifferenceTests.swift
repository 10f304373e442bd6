import Diff
import Documents
import LoomTesting
import TemplateReading
import Testing

@testable import NovialoomStacks

/// D2: what a pull request says of resources, on the system's own templates.
@Suite("Resources that change (D2)")
struct EnvironmentDifferenceTests {
    private let prod = EnvironmentView(.prod)

    private func changes(_ change: (_ id: String, inout JSON) -> Void) -> EnvironmentDifference {
        EnvironmentDifference(from: prod, to: EnvironmentView(.prod, changing: change))
    }

    private func verdicts(_ difference: EnvironmentDifference) -> [String] {
        difference.changes.map { "\($0.stack)/\($0.logicalID) \($0.change) \($0.impact) \($0.data)" }
    }

    @Test("an environment does not differ from itself", arguments: Environment.allCases)
    func same(environment: Environment) {
        #expect(EnvironmentDifference(from: EnvironmentView(.of(environment)), to: EnvironmentView(.of(environment))).isEmpty)
    }

    @Test("nor from one whose resources and members stand in another order")
    func reordered() {
        let turned = EnvironmentView(
            prod.stacks.map { stack in
                let root = JSON.object(stack.template.root).reversed
                return StackView(
                    name: stack.name, stackName: stack.stackName, template: TemplateView(root, region: stack.template.region),
                    sources: stack.sources)
            })
        #expect(verdicts(EnvironmentDifference(from: prod, to: turned)).isEmpty)
    }

    @Test("what dev has and prod has not is removed on the way, and added on the way back")
    func environments() {
        let dev = EnvironmentView(.dev)
        func names(_ difference: EnvironmentDifference, _ kind: ResourceChange.Kind) -> Set<String> {
            Set(difference.changes.filter { $0.change == kind }.map { "\($0.stack)/\($0.logicalID)" })
        }
        let there = EnvironmentDifference(from: dev, to: prod)
        let back = EnvironmentDifference(from: prod, to: dev)
        #expect(!names(there, .added).isEmpty && names(there, .added) == names(back, .removed))
        #expect(names(there, .removed) == names(back, .added))
    }

    @Test("one function's memory changes the function and nothing else")
    func memory() {
        let difference = changes { id, body in if id == "compute/CoreFunction" { body["Properties", "MemorySize"] = 1024 } }
        #expect(verdicts(difference) == ["compute/CoreFunction changed update unaffected"])
        #expect(difference.rights.isEmpty && difference.network.isEmpty && difference.order.isEmpty)
    }

    @Test("a database that would be replaced collides with its own name, and its readers are told")
    func database() {
        let difference = changes { id, body in if id == "data/Database" { body["Properties", "StorageEncrypted"] = false } }
        #expect(verdicts(difference).first == "data/Database changed replace collides")
        #expect(
            difference.changes.contains { $0.stack == "compute" && $0.because.contains { $0.contains("DbiResourceId of data/Database") } })
    }

    @Test("another network replaces what lies in it, and other stacks must let go of it first")
    func network() {
        let difference = changes { id, body in if id == "network/NetworkVpc" { body["Properties", "CidrBlock"] = "10.9.0.0/16" } }
        let replaced = Set(difference.changes.filter { $0.impact == .replace }.map { "\($0.stack)/\($0.logicalID)" })
        #expect(replaced.isSuperset(of: ["network/NetworkVpc", "network/NetworkPrivate1Subnet", "data/DatabaseSecurityGroup"]))
        #expect(difference.order.contains { $0.logicalID == "NetworkVpc" && $0.readers.contains("data/DatabaseSecurityGroup") })
    }

    @Test("a queue that is gone takes two deployments while functions send to it")
    func queue() {
        let difference = changes { id, body in if id == "data/Documents" { body = .null } }
        #expect(difference.changes.contains { $0.logicalID == "Documents" && $0.change == .removed && $0.impact == .remove })
        #expect(difference.order.contains { $0.stack == "data" && $0.logicalID == "Documents" && $0.steps.count == 2 })
    }
}

extension JSON {
    fileprivate var reversed: JSON {
        guard let object else { return self }
        return .object(JSON.Object(object.members.reversed().map { ($0.key, $0.value.reversed) }))
    }

    fileprivate subscript(outer: String, inner: String) -> JSON? {
        get { self[outer]?[inner] }
        set {
            guard var object, var part = object[outer]?.object else { return }
            part[inner] = newValue
            object[outer] = .object(part)
            self = .object(object)
        }
    }
}
