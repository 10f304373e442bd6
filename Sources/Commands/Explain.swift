import Checks
import Documents
import Loom
import Registry

extension Command {
    static let explain = Command(
        name: "explain", summary: "Explain a rule of check, or a resource type.",
        discussion: """
            For a rule: what it asks for, why, AWS's page, and two templates, one that it refuses and one that it accepts.
            For a type: its properties, what of them replaces the resource, its attributes, and its regions.
            Without a name: all rules, a line each. Findings that only a declaration can have, such as of its name, have no page.
            """,
        options: [], operands: "[RULE|TYPE]", example: "explain queue-visibility", run: Explain.run)
}

enum Explain {
    @Sendable static func run(_ app: any App.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        guard let name = arguments.rest.first else {
            console.print(
                Table.text(
                    Rule.all.sorted { $0.id < $1.id }.map { [$0.id, $0.severity.rawValue, $0.summary] }, alignment: [.left, .left, .left]))
            return .success
        }
        guard arguments.rest.count == 1 else { throw WrongUse("explain takes the name of one rule or resource type") }
        if let rule = Rule.named(name) {
            console.print(page(of: rule))
        } else if let type = ResourceRegistry.schema(for: name) {
            console.print(page(of: type))
        } else if name.hasPrefix("AWS::") {
            let nearest = ResourceRegistry.nearestTypeNames(to: name)
            throw WrongUse("there is no resource type \(name)", nearest.isEmpty ? nil : "did you mean \(nearest.joined(separator: ", "))?")
        } else {
            let nearest = nearestNames(to: name, among: Rule.all.map(\.id))
            throw WrongUse(
                "there is no rule \"\(name)\"",
                nearest.isEmpty ? "\"explain\" alone lists those that have a page" : "did you mean \(nearest.joined(separator: ", "))?")
        }
        return .success
    }

    // MARK: Rules

    private static func page(of rule: Rule) -> String {
        var text = "\(rule.id) (\(rule.severity.rawValue))\n\n\(rule.summary)\n\n\(rule.reason)\n"
        if let url = rule.url { text += "\(url)\n" }
        return text + "\nRefused:\n\n\(indented(rule.refused))\n\nAccepted:\n\n\(indented(rule.accepted))"
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    }

    // MARK: Types

    private static func page(of type: ResourceSchema) -> String {
        var text = "\(type.typeName)\n\nRegions known: \(type.regions.joined(separator: ", "))\n"
        if let lifecycle = type.lifecycle { text += "AWS is giving it up: \(lifecycle.status)\(lifecycle.date.map { ", \($0)" } ?? "")\n" }
        text += "Ref gives: \(type.primaryIdentifier.map(\.description).joined(separator: " | "))\n"
        text += "\nProperties:\n\n" + table(of: type)
        text += "\n\nAttributes: " + (type.attributes.isEmpty ? "none" : type.attributes.joined(separator: ", "))
        let nested = type.createOnly.filter { $0.names.count > 1 }
        if !nested.isEmpty { text += "\n\nReplaces it, too, when changed: " + nested.map(\.description).joined(separator: ", ") }
        return text
    }

    private static func table(of type: ResourceSchema) -> String {
        let readOnly = Set(type.readOnly.map(\.description))
        let replacing = Set(type.createOnly.map(\.description))
        let perhaps = Set(type.conditionalCreateOnly.map(\.description))
        let required = Set(type.required)
        let rows = type.root.propertyNames.filter { !readOnly.contains($0) }.map { name in
            let change = replacing.contains(name) ? "replaces" : perhaps.contains(name) ? "may replace" : "in place"
            return ["", name, type[name].map(kind) ?? "", required.contains(name) ? "required" : "", change]
        }
        return Table.text([["", "name", "type", "", "a change"]] + rows, alignment: [.left, .left, .left, .left, .left])
    }

    private static func kind(of schema: PropertySchema) -> String {
        let resolved = schema.resolved
        let words = resolved.isDocument ? ["document"] : resolved.kinds.map(\.rawValue)
        return words.isEmpty ? "any" : words.joined(separator: " or ")
    }
}
