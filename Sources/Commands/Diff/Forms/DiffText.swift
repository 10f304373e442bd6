import Diff
import Documents
import OpenAPI

extension DiffReport {
    /// For a terminal.
    /// - Parameter style: how a part stands out; the text itself where nothing does.
    func text(_ style: (String, Console.Style) -> String) -> String {
        var lines: [String] = []
        let groups = groups
        for group in groups {
            let comparison = group.comparison
            let difference = comparison.difference.visible
            if let heading = group.heading { lines += [style("\(heading)  against \(base)", .bold), ""] }
            if let note = comparison.note { lines += [note, ""] }
            if comparison.isEmpty { lines += ["nothing changed", ""] }
            lines += stacks(of: difference, style) + rights(of: difference, style) + network(of: difference, style)
            lines += order(of: difference, style)
            if let cost = comparison.cost { lines += [style("Cost", .bold), "  \(cost.text)", ""] }
            for api in comparison.apis {
                let text = api.difference.text.split(separator: "\n", omittingEmptySubsequences: false)
                lines += [style("API \(api.name)", .bold)] + text.map { "  \(Markdown.visible(String($0)))" } + [""]
            }
        }
        let summary = Summary(groups.map(\.comparison)).text
        if !isEmpty { lines.append(summary.isEmpty ? "nothing of a resource changes" : summary) }
        while lines.last == "" { lines.removeLast() }
        return lines.map(Self.trimmed).joined(separator: "\n")
    }

    private func stacks(of difference: EnvironmentDifference, _ style: (String, Console.Style) -> String) -> [String] {
        difference.byStack.flatMap { stack, changes in
            [style(stack, .bold)] + changes.filter { !$0.isFormerVersion }.flatMap { lines(of: $0, style) } + [""]
        }
    }

    private func lines(of change: ResourceChange, _ style: (String, Console.Style) -> String) -> [String] {
        let verdict =
            change.severity >= 3 ? style(change.verdict, .red) : change.isImportant ? style(change.verdict, .yellow) : change.verdict
        let origin = change.origin.map { " (\($0))" } ?? ""
        var lines = ["  \(change.mark) \(change.logicalID)  \(change.type)\(origin): \(verdict)"]
        for property in change.properties {
            let values = property.values(upTo: 120)
            let effect = property.impact.words.map { "  \(style($0, property.impact >= .mayReplace ? .yellow : .dim))" } ?? ""
            lines.append("      \(property.name): \(values.old) → \(values.new)\(effect)")
        }
        lines += change.because.map { "      because of \($0)" }
        if let note = change.note { lines.append("      \(note)") }
        return lines
    }

    private func rights(of difference: EnvironmentDifference, _ style: (String, Console.Style) -> String) -> [String] {
        guard !difference.rights.isEmpty else { return [] }
        let lines = difference.rights.sorted { $0.mayWiden && !$1.mayWiden }.map { right in
            let condition = right.condition.map { " if \($0)" } ?? ""
            let words = right.mayWiden ? style(right.words, .yellow) : right.words
            return "  \(right.principal) \(words) \(right.actionText) on \(right.resourceText)\(condition)"
        }
        return [style("Rights", .bold)] + lines + [""]
    }

    private func network(of difference: EnvironmentDifference, _ style: (String, Console.Style) -> String) -> [String] {
        guard !difference.network.isEmpty else { return [] }
        let lines = difference.network.sorted { $0.change == .opened && $1.change == .closed }.map { way in
            "  \(way.from) → \(way.to) \(way.ports): " + (way.change == .opened ? style("opened", .yellow) : "closed")
        }
        return [style("Network", .bold)] + lines + [""]
    }

    private func order(of difference: EnvironmentDifference, _ style: (String, Console.Style) -> String) -> [String] {
        guard !difference.order.isEmpty else { return [] }
        let lines = difference.order.flatMap { problem in
            ["  \(style("\(problem.stack)/\(problem.logicalID)", .yellow)) is still read by \(problem.readers.joined(separator: ", "))"]
                + problem.steps.enumerated().map { "      \($0 + 1). \($1)" }
        }
        return [style("Order", .bold)] + lines + [""]
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}

extension ResourceChange {
    fileprivate var mark: String {
        switch change {
        case .added: "+"
        case .removed: "-"
        case .renamed, .moved: ">"
        case .changed: impact == .replace ? "!" : impact == .mayReplace ? "?" : "~"
        }
    }
}

extension EnvironmentDifference {
    /// The changes of each stack, in the order of the stacks.
    var byStack: [(stack: String, changes: [ResourceChange])] {
        var result: [(stack: String, changes: [ResourceChange])] = []
        var index: [String: Int] = [:]
        for change in changes {
            if let known = index[change.stack] {
                result[known].changes.append(change)
            } else {
                index[change.stack] = result.count
                result.append((change.stack, [change]))
            }
        }
        return result
    }
}
