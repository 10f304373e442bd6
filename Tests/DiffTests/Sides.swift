import Documents
import TemplateReading

@testable import Diff

/// Environments out of templates written down in a test.
enum Sides {
    /// One stack, `app`. What holds no `Resources:` is its resources.
    static func environment(_ template: String, region: String = "eu-west-3") throws -> EnvironmentView {
        EnvironmentView([try stack("app", template, region: region)])
    }

    static func stack(
        _ name: String, _ template: String, reading sources: [String: String] = [:], region: String = "eu-west-3"
    ) throws -> StackView {
        let isWhole = template.split(separator: "\n").contains { $0.hasPrefix("Resources:") }
        let text = isWhole ? template : "Resources:\n" + template.split(separator: "\n").map { "  \($0)\n" }.joined()
        let root = try Document(yaml: Array(text.utf8), file: name, schema: .template).root
        return StackView(
            name: name, stackName: "app-\(name)-prod", template: TemplateView(root, region: region),
            sources: sources.mapValues { source in
                let parts = source.split(separator: ".").map(String.init)
                return OutputSource(stack: parts[0], output: parts[1])
            })
    }

    static func difference(_ old: String, _ new: String) throws -> EnvironmentDifference {
        EnvironmentDifference(from: try environment(old), to: try environment(new))
    }
}

extension ResourceChange {
    /// `Table changed replace lost`
    var verdict: String {
        let name = stack == "app" ? logicalID : "\(stack)/\(logicalID)"
        return "\(oldLogicalID.map { "\($0) → " } ?? "")\(name) \(change) \(impact) \(data)"
    }
}

extension PropertyChange {
    /// `Properties/Tags/team: "a" → "b"`
    var line: String {
        func text(_ value: JSON?) -> String { value.map { String(decoding: JSONWriter.bytes($0, .compact), as: UTF8.self) } ?? "-" }
        return "\(path.joined(separator: "/")): \(text(old)) → \(text(new))"
    }
}
