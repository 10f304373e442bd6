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
        let others = refused.filter { $0.rule != id && $0.severity == .error }
        #expect(others.isEmpty, "the example breaks other rules: \(others)")
        let accepted = try Self.findings(in: rule.accepted).filter { $0.severity != .info }
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

    static func findings(in example: String, region: String = "eu-west-3") throws -> [Finding] {
        let isWhole = example.split(separator: "\n").contains { $0.hasPrefix("Resources:") }
        let text = isWhole ? example : "Resources:\n" + example.split(separator: "\n").map { "  \($0)\n" }.joined()
        return TemplateCheck.findings(in: try Document(yaml: Array(text.utf8), file: "example", schema: .template).root, region: region)
    }
}
