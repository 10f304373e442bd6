import Diff
import Documents

/// In what two environments differ, and which setting of the plan says so.
struct ParityReport: PrintableReport {
    let left: String
    let right: String
    /// What no setting brings about.
    var undeclared = EnvironmentDifference()
    /// What each setting brings about, in the order of the plan; settings without effect are left out.
    var settings: [(name: String, difference: EnvironmentDifference)] = []

    /// Only what nobody declared is news.
    var exitCode: ExitCode { undeclared.isEmpty ? .success : .failure }

    func text(_ style: (String, Console.Style) -> String) -> String {
        var lines = [style("\(left) and \(right), names aside", .bold), ""]
        if undeclared.isEmpty {
            lines += ["every difference is declared in the plan", ""]
        } else {
            lines += [style("not declared in the plan", .red)] + self.lines(of: undeclared.visible).map { "  \($0)" } + [""]
        }
        for setting in settings {
            lines += [style(setting.name, .bold)] + self.lines(of: setting.difference.visible).map { "  \($0)" } + [""]
        }
        return lines.dropLast().joined(separator: "\n")
    }

    var markdown: String {
        var parts = [DiffReport.commentMark, "### \(Markdown.code(left)) and \(Markdown.code(right)), names aside"]
        if undeclared.isEmpty {
            parts.append("Every difference is declared in the plan.")
        } else {
            let lines = self.lines(of: undeclared.visible).map { "> \(Self.item($0))" }
            parts.append((["> [!WARNING]", "> **Not declared in the plan**", ">"] + lines).joined(separator: "\n"))
        }
        for setting in settings {
            let lines = self.lines(of: setting.difference.visible).map(Self.item)
            parts.append(
                "<details><summary><b>\(Markdown.html(setting.name))</b></summary>\n\n\(lines.joined(separator: "\n"))\n\n</details>")
        }
        let text = parts.joined(separator: "\n\n")
        guard text.utf8.count > DiffReport.commentLimit else { return text }
        return DiffReport.shortened(text, to: DiffReport.commentLimit, footer: "All of it stands in the text of the command.")
    }

    /// A line of text as an item of a list, as far in.
    private static func item(_ line: String) -> String {
        let depth = line.prefix { $0 == " " }.count
        return String(repeating: " ", count: depth) + "- " + Markdown.code(String(line.dropFirst(depth)))
    }

    private func lines(of difference: EnvironmentDifference) -> [String] {
        var lines: [String] = []
        // What only reads something that differs is as the plan wants it.
        for change in difference.changes where change.change != .changed || !change.properties.isEmpty {
            lines.append("\(change.place)  \(change.type)\(words(of: change))")
            for property in change.properties where change.change == .changed {
                let values = property.values(upTo: 100)
                lines.append("  \(property.name): \(values.old) → \(values.new)")
            }
        }
        lines += difference.rights.map { "rights: \($0.principal) \($0.actionText) on \($0.resourceText)\(only($0.change))" }
        lines += difference.network.map { "network: \($0.from) → \($0.to) \($0.ports): only in \($0.change == .opened ? right : left)" }
        return lines
    }

    private func words(of change: ResourceChange) -> String {
        switch change.change {
        case .added: ": only in \(right)"
        case .removed: ": only in \(left)"
        case .changed: ""
        case .renamed, .moved: ": called \(change.oldStack ?? change.stack)/\(change.oldLogicalID ?? change.logicalID) in \(left)"
        }
    }

    private func only(_ change: RightsChange.Kind) -> String {
        switch change {
        case .gained: ": only in \(right)"
        case .lost: ": only in \(left)"
        case .widened: ": more in \(right)"
        case .narrowed: ": more in \(left)"
        case .unknown: ": cannot tell which has more"
        }
    }

    /// The form of a diff, in which each entry names its setting; null for what none declares.
    var json: JSON {
        func each(_ list: (EnvironmentDifference) -> [JSON.Object]) -> JSON {
            let all: [(name: String?, difference: EnvironmentDifference)] = [(nil, undeclared)] + settings.map { ($0.name, $0.difference) }
            return .array(
                all.flatMap { name, difference in
                    list(difference).map { entry in
                        .object(JSON.Object([("setting", name.map(JSON.string) ?? .null)] + entry.map { ($0.key, $0.value) }))
                    }
                })
        }
        return [
            "changes": each { $0.changes.map(\.json) }, "rights": each { $0.rights.map(\.json) },
            "network": each { $0.network.map(\.json) },
            "summary": [
                "undeclared": .integer(undeclared.changes.count + undeclared.rights.count + undeclared.network.count),
                "declared": .integer(
                    settings.reduce(0) { $0 + $1.difference.changes.count + $1.difference.rights.count + $1.difference.network.count }),
            ],
        ]
    }
}
