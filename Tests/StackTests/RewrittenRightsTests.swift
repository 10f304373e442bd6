import Diff
import Documents
import LoomTesting
import TemplateReading
import Testing

/// D2: rights are compared, and not how policies are written.
@Suite("Policies written in another way")
struct RewrittenRightsTests {
    private let prod = EnvironmentView(.prod)

    @Test("say the same", arguments: ["reversed", "split", "in capitals", "twice", "inline"])
    func same(way: String) throws {
        let other = EnvironmentView(.prod) { id, body in Self.rewrite(&body, way) }
        #expect(RightsDifference.changes(from: prod, to: other).map(\.principal) == [])
        #expect(RightsDifference.changes(from: other, to: prod).map(\.principal) == [])
    }

    @Test("a policy that goes takes its rights with it, and gives them when it comes")
    func lost() {
        let policies = prod.stacks.flatMap { stack in
            stack.template.resources(of: "AWS::IAM::Policy").map { "\(stack.name)/\($0.logicalID)" }
        }
        #expect(policies.count == 14)
        for policy in policies {
            let without = EnvironmentView(.prod) { id, body in if id == policy { body = .null } }
            let lost = RightsDifference.changes(from: prod, to: without)
            let gained = RightsDifference.changes(from: without, to: prod)
            #expect(!lost.isEmpty && lost.allSatisfy { $0.change == .lost && "\($0.stack)/\($0.logicalID)" == policy }, "\(policy)")
            #expect(gained.map(\.actions) == lost.map(\.actions) && gained.allSatisfy { $0.change == .gained }, "\(policy)")
        }
    }

    private static func rewrite(_ body: inout JSON, _ way: String) {
        guard body["Type"]?.string == "AWS::IAM::Policy", var object = body.object, var properties = object["Properties"]?.object,
            var document = properties["PolicyDocument"]?.object, let statements = document["Statement"]?.array
        else { return }
        switch way {
        case "reversed": document["Statement"] = .array(statements.reversed())
        case "twice": document["Statement"] = .array(statements + statements)
        case "split":
            document["Statement"] = .array(
                statements.flatMap { statement -> [JSON] in
                    (statement["Action"]?.array ?? [statement["Action"] ?? .null]).map { action in
                        var one = statement.object ?? [:]
                        one["Action"] = action
                        return .object(one)
                    }
                })
        case "in capitals":
            document["Statement"] = .array(
                statements.map { statement in
                    var one = statement.object ?? [:]
                    let actions = statement["Action"]?.array ?? [statement["Action"] ?? .null]
                    one["Action"] = .array(actions.map { .string(($0.string ?? "").uppercased()) })
                    return .object(one)
                })
        default:
            object["Type"] = "AWS::IAM::RolePolicy"
            properties["RoleName"] = properties["Roles"]?[0]
            properties["Roles"] = nil
        }
        properties["PolicyDocument"] = .object(document)
        object["Properties"] = .object(properties)
        body = .object(object)
    }
}
