import Diff
import Documents

/// What a reviewer must not miss: state that is lost or at risk, what is replaced or removed, wider rights, an opened network, and an order
/// of deployments that breaks readers.
struct ImportantNews {
    private let difference: EnvironmentDifference
    private let apis: Int
    private let detail: MarkdownDetail

    init(_ comparison: Comparison, _ detail: MarkdownDetail) {
        difference = comparison.difference
        apis = comparison.apis.reduce(0) { $0 + $1.difference.count(.yes) }
        self.detail = detail
    }

    var parts: [String] {
        let important = difference.changes.filter(\.isImportant).sorted { $0.severity > $1.severity }
        let state = important.filter { $0.severity >= 4 }
        let rights = difference.rights.filter(\.mayWiden)
        let opened = difference.network.filter { $0.change == .opened }
        return [
            alert("CAUTION", "State is at risk", state.map { (line(of: $0), $0.place) }),
            alert("WARNING", "Replaced or removed", entries(of: important.filter { $0.severity < 4 })),
            alert("WARNING", "Rights are widened", rights.map { (Self.line(of: $0, detail), "\($0.principal) \($0.actionText)") }),
            alert("WARNING", "The network is opened", opened.map { (Self.line(of: $0, detail), "\($0.from) → \($0.to) \($0.ports)") }),
            alert(
                "IMPORTANT", "This takes more than one deployment", difference.order.map { (line(of: $0), "\($0.stack)/\($0.logicalID)") }),
            apis == 0 ? nil : "> [!WARNING]\n> **The API breaks its callers** in \(apis) \(apis == 1 ? "place" : "places"), listed below.",
        ].compactMap(\.self)
    }

    /// What is only dragged along by others is named on one line, where it is much: nobody reads a hundred lines of one reason.
    private func entries(of changes: [ResourceChange]) -> [(line: String, name: String)] {
        let dragged = changes.filter { change in !change.properties.contains { $0.impact == change.impact } && !change.because.isEmpty }
        guard dragged.count > 5 else { return changes.map { (line(of: $0), $0.place) } }
        let places = Set(dragged.map(\.place))
        var entries = changes.filter { !places.contains($0.place) }.map { (line: line(of: $0), name: $0.place) }
        for (verdict, number) in DiffMarkdown.count(dragged.map(\.verdict)) {
            let alike = dragged.filter { $0.verdict == verdict }
            // A line takes a good many names; each is worth a place of its own where lines are counted.
            for start in stride(from: 0, to: number, by: 50) {
                let names = alike[start...].prefix(50).map { Markdown.code(Self.cut($0.place, detail.nameLength)) }
                entries.append(
                    ("**\(verdict)**, dragged along by others: \(names.joined(separator: ", "))", "\(names.count) more \(verdict)"))
            }
        }
        return entries
    }

    private func alert(_ kind: String, _ title: String, _ entries: [(line: String, name: String)]) -> String? {
        guard !entries.isEmpty else { return nil }
        var lines = ["> [!\(kind)]", "> **\(title)**", ">"] + entries.prefix(detail.importantLines).map { "> - \($0.line)" }
        let others = entries.dropFirst(detail.importantLines)
        let named = others.prefix(detail.importantNames).map { Markdown.code(Self.cut($0.name, detail.nameLength)) }
        if !named.isEmpty { lines.append("> - also \(named.joined(separator: ", "))") }
        if others.count > named.count { lines.append("> - and **\(others.count - named.count) more**") }
        return lines.joined(separator: "\n")
    }

    // MARK: Lines

    private func line(of change: ResourceChange) -> String {
        var text =
            "\(Markdown.code(Self.cut(change.place, detail.nameLength))) \(Markdown.code(Self.cut(change.type, 100))): **\(change.verdict)**"
        let worst = change.properties.map(\.impact).max() ?? .none
        let causes = change.properties.filter { $0.impact == worst && worst >= .mayReplace }
        if !causes.isEmpty {
            let shown = causes.prefix(max(detail.propertiesEach, 1)).map { property in
                let name = Markdown.code(Self.cut(property.name, detail.nameLength))
                guard detail.valueLength > 0 else { return name }
                let values = property.values(upTo: min(detail.valueLength, 60))
                return
                    "\(name) \(property.old == nil ? "none" : Markdown.code(values.old)) → \(property.new == nil ? "none" : Markdown.code(values.new))"
            }
            text += ", by " + shown.joined(separator: ", ") + (causes.count > shown.count ? " and \(causes.count - shown.count) more" : "")
        }
        let reasons = change.because.prefix(min(detail.reasonsEach, 2)).map { Markdown.sentence(Self.cut($0, 200)) }
        if !reasons.isEmpty { text += ", because of " + reasons.joined(separator: "; ") }
        if let origin = change.origin { text += " (\(Markdown.sentence(Self.cut(origin, detail.nameLength))))" }
        if detail.reasonsEach > 0, let note = change.note { text += "; \(Markdown.sentence(Self.cut(note, 300)))" }
        return text
    }

    static func line(of right: RightsChange, _ detail: MarkdownDetail) -> String {
        let condition = right.condition.map { " if \(Markdown.code(cut($0, detail.nameLength)))" } ?? ""
        let principal = Markdown.code(cut(right.principal, detail.nameLength))
        return "\(principal) \(right.words) \(list(right.actions, detail)) on \(list(right.resources, detail))\(condition)"
    }

    static func line(of way: NetworkChange, _ detail: MarkdownDetail) -> String {
        let ends = [way.from, way.to, way.ports].map { Markdown.code(cut($0, detail.nameLength)) }
        return "\(ends[0]) → \(ends[1]) \(ends[2])" + (way.change == .opened ? "" : " closed")
    }

    private func line(of problem: OrderProblem) -> String {
        let place = Markdown.code(Self.cut("\(problem.stack)/\(problem.logicalID)", detail.nameLength))
        var text = "\(place) is still read by \(Self.list(problem.readers, detail))"
        if detail.reasonsEach > 0 {
            text += problem.steps.enumerated().map { "\n>   \($0 + 1). \(Markdown.sentence(Self.cut($1, 400)))" }.joined()
        }
        return text
    }

    private static func list(_ texts: [String], _ detail: MarkdownDetail) -> String {
        var shown: [String] = []
        var length = 0
        for text in texts {
            let text = cut(text, detail.nameLength)
            length += text.utf8.count
            if !shown.isEmpty, length > 3 * detail.nameLength { break }
            shown.append(text)
        }
        return shown.map(Markdown.code).joined(separator: ", ")
            + (texts.count > shown.count ? " and \(texts.count - shown.count) more" : "")
    }

    private static func cut(_ text: String, _ limit: Int) -> String { text.count > limit ? "\(text.prefix(max(limit - 1, 1)))…" : text }
}
