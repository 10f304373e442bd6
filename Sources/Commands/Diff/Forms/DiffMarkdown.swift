import Diff
import Documents
import OpenAPI

extension DiffReport {
    /// By this line a workflow finds the comment that it wrote before.
    static let commentMark = "<!-- novialoom diff -->"
    /// GitHub takes 65,536 characters; bytes are counted, which are never fewer.
    static let commentLimit = 65_000

    /// For a comment on a pull request: the worst first, then a fold for each stack, with as much detail as a comment takes.
    var markdown: String {
        var text = ""
        let groups = groups
        let count = comparisons.reduce(0) { $0 + $1.difference.changes.count }
        for detail in MarkdownDetail.steps {
            // No change takes less than forty bytes; so many need no try.
            if detail.listsOthers, count * 40 > Self.commentLimit, comparisons.count == 1 { continue }
            text = DiffMarkdown(report: self, groups: groups, detail: detail).text
            if text.utf8.count <= Self.commentLimit { return text }
        }
        return Self.shortened(text, to: Self.commentLimit, footer: DiffMarkdown.footer(of: self))
    }

    /// What is too much even with the least detail ends after a line, and says so.
    static func shortened(_ text: String, to limit: Int, footer: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var result = ""
        var open = 0
        for (number, line) in lines.enumerated() {
            if result.utf8.count + line.utf8.count > limit - footer.utf8.count - 300 {
                result += String(repeating: "\n</details>\n", count: max(open, 0))
                return result + "\n**\(lines.count - number) more lines are not shown here.**\n\n\(footer)"
            }
            result += line + "\n"
            open += (line.hasPrefix("<details>") ? 1 : 0) - (line.hasPrefix("</details>") ? 1 : 0)
        }
        return result
    }
}

/// A report in one degree of detail.
struct DiffMarkdown {
    let report: DiffReport
    let groups: [DiffReport.Group]
    let detail: MarkdownDetail

    var text: String {
        var parts = [DiffReport.commentMark, "### Infrastructure: \(title)"]
        if !report.isEmpty { parts.append("Compared with \(Markdown.sentence(report.base)).") }
        for group in groups { parts += section(of: group) }
        if !report.isEmpty { parts.append(Self.footer(of: report)) }
        return parts.joined(separator: "\n\n")
    }

    static func footer(of report: DiffReport) -> String {
        "<sub>All of it, value by value: <code>\(Markdown.html(report.command))</code></sub>"
    }

    private var title: String {
        if report.isEmpty { return "nothing changes" }
        let text = DiffReport.Summary(groups.map(\.comparison)).text
        return text.isEmpty ? "nothing of a resource changes" : text
    }

    private func section(of group: DiffReport.Group) -> [String] {
        let comparison = group.comparison
        let names = group.environments.map(Markdown.code).joined(separator: ", ")
        if comparison.isEmpty {
            if report.isEmpty { return ["Compared with \(Markdown.sentence(report.base))\(names.isEmpty ? "" : ", in \(names)")."] }
            return names.isEmpty ? [] : ["Nothing changes in \(names)."]
        }
        var parts: [String] = []
        if !names.isEmpty { parts.append("#### In \(names)") }
        if let note = comparison.note { parts.append(Markdown.sentence(note)) }
        parts += ImportantNews(comparison, detail).parts
        if let cost = comparison.cost { parts.append("**Cost**, paid whatever happens: \(Markdown.sentence(cost.text))") }
        for (stack, changes) in comparison.difference.byStack { parts.append(fold(stack, changes)) }
        parts += otherFolds(of: comparison)
        return parts
    }

    // MARK: Folds

    private func fold(_ stack: String, _ changes: [ResourceChange]) -> String {
        let changes = changes.filter { !$0.isFormerVersion }.enumerated().sorted {
            ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
        }.map(\.element)
        let lines = detail.listsOthers ? changes.flatMap(lines) : Self.counted(changes)
        return fold("<b>\(Markdown.htmlName(stack))</b>: \(Self.counts(of: changes))", lines)
    }

    private func fold(_ summary: String, _ lines: [String]) -> String {
        "<details><summary>\(summary)</summary>\n\n\(lines.joined(separator: "\n"))\n\n</details>"
    }

    private func lines(of change: ResourceChange) -> [String] {
        let verdict = change.isImportant ? "**\(change.verdict)**" : change.verdict
        let origin = change.origin.map { " (\(Markdown.sentence($0)))" } ?? ""
        var lines = ["- \(Markdown.code(change.logicalID)) \(Markdown.code(change.type))\(origin): \(verdict)"]
        if let note = change.note, !change.isRenewal { lines.append("  - \(Markdown.sentence(note))") }
        let properties = change.properties.sorted { $0.impact > $1.impact }
        for property in properties.prefix(detail.propertiesEach) {
            let values = property.values(upTo: detail.valueLength)
            let effect = property.impact.words.map { " (\(property.impact >= .mayReplace ? "**\($0)**" : $0))" } ?? ""
            lines.append(
                "  - \(Markdown.code(property.name)): \(Self.value(property.old, values.old)) → \(Self.value(property.new, values.new))\(effect)"
            )
        }
        if properties.count > detail.propertiesEach { lines.append("  - and \(properties.count - detail.propertiesEach) more properties") }
        lines += change.because.prefix(detail.reasonsEach).map { "  - because of \(Markdown.sentence($0))" }
        if change.because.count > detail.reasonsEach { lines.append("  - and \(change.because.count - detail.reasonsEach) more reasons") }
        return lines
    }

    private static func value(_ value: JSON?, _ text: String) -> String { value == nil ? "none" : Markdown.code(text) }

    /// `2 replaced, data lost; 7 changed in place`
    private static func counts(of changes: [ResourceChange]) -> String {
        count(changes.map { Markdown.html($0.verdict) }).map { "\($0.number) \($0.text)" }.joined(separator: "; ")
    }

    private static func counted(_ changes: [ResourceChange]) -> [String] {
        count(changes.map { "\(Markdown.code($0.type)) \($0.verdict)" }).prefix(60).map { "- \($0.number) × \($0.text)" }
    }

    /// Each text once with how often it stands there, in the order of the first.
    static func count(_ texts: [String]) -> [(text: String, number: Int)] {
        var numbers: [String: Int] = [:]
        var order: [String] = []
        for text in texts {
            if numbers[text] == nil { order.append(text) }
            numbers[text, default: 0] += 1
        }
        return order.map { ($0, numbers[$0] ?? 0) }
    }

    /// What nobody has to worry about, and the APIs.
    private func otherFolds(of comparison: Comparison) -> [String] {
        var folds: [String] = []
        let lessRights = comparison.difference.rights.filter { !$0.mayWiden }
        if !lessRights.isEmpty {
            let lines = lessRights.prefix(detail.listsOthers ? 100 : 0).map { "- \(ImportantNews.line(of: $0, detail))" }
            folds.append(fold("<b>Rights</b>: \(lessRights.count) lost or narrowed", lines + Self.rest(lessRights.count - lines.count)))
        }
        let closed = comparison.difference.network.filter { $0.change == .closed }
        if !closed.isEmpty {
            let lines = closed.prefix(detail.listsOthers ? 100 : 0).map { "- \(ImportantNews.line(of: $0, detail))" }
            folds.append(fold("<b>Network</b>: \(closed.count) closed", lines + Self.rest(closed.count - lines.count)))
        }
        for api in comparison.apis {
            let changes = api.difference.changes.sorted { $0.breaking != .no && $1.breaking == .no }
            let lines = changes.prefix(detail.listsOthers ? 60 : 20).map { "- \(Markdown.code($0.operation)) \($0.markdown)" }
            folds.append(
                fold(
                    "<b>API</b> <code>\(Markdown.html(api.name))</code>: \(api.difference.summary)",
                    lines + Self.rest(changes.count - lines.count)))
        }
        return folds
    }

    private static func rest(_ count: Int) -> [String] { count > 0 ? ["- and \(count) more"] : [] }
}
