import Documents
import Testing

@testable import Checks

@Suite("Rules")
struct RuleTests {
    @Test("refuse what their page says they refuse, and accept its near twin", arguments: Rule.all.map(\.id))
    func examples(id: String) throws {
        let rule = try #require(Rule.named(id))
        let refused = try Self.findings(in: rule.refused)
        #expect(refused.contains { $0.rule == id && $0.severity == rule.severity }, "\(refused)")
        let more = refused.filter { $0.rule != id && $0.severity == .error }
        #expect(more.isEmpty, "the example breaks other rules: \(more)")
        // What the house asks for besides would bury what the page of another rule is about.
        let others = Self.house.contains(id) ? [] : Self.house
        let accepted = try Self.findings(in: rule.accepted).filter {
            $0.severity != .info && $0.accepted == nil && !others.contains($0.rule)
        }
        #expect(accepted.isEmpty, "\(accepted)")
    }

    @Test("have names, pages and places of their own")
    func pages() {
        #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
        for rule in Rule.all {
            #expect(rule.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(rule.id)")
            #expect(rule.summary.hasSuffix(".") && rule.reason.hasSuffix("."), "\(rule.id)")
            #expect(rule.url?.hasPrefix("https://") != false, "\(rule.id)")
        }
    }

    private static let house = Set(Rule.house.map(\.id))

    static func findings(in example: String, region: String = "eu-west-3") throws -> [Finding] {
        let isWhole = example.split(separator: "\n").contains { $0.hasPrefix("Resources:") }
        let text = isWhole ? example : "Resources:\n" + example.split(separator: "\n").map { "  \($0)\n" }.joined()
        return TemplateCheck.findings(in: try Document(yaml: Array(text.utf8), file: "example", schema: .template).root, region: region)
    }
}
