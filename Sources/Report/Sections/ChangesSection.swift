import Cost
import Diff

extension ReportedChanges {
    /// What a reviewer must not miss, and after that all that changes.
    var section: ReportSection {
        let note: HTML = note.map { "<p>\($0)</p>\n" } ?? ""
        let all: HTML = isEmpty ? "<p>Nothing changed.</p>" : "<p>\(summary)</p>\n\(alerts)\(resources)\(rights)\(network)\(interfaces)"
        return ReportSection(
            id: "changes", title: "What changes against \(base)", shortTitle: "What changes", note: isEmpty ? "nothing" : summary,
            content: note + all)
    }

    // MARK: What comes first

    private var alerts: HTML {
        let important = difference.changes.filter(\.isImportant).sorted { $0.severity > $1.severity }
        let breaking = apis.reduce(0) { $0 + $1.breaking }
        return HTML.joined([
            Self.alert(.bad, "State is at risk", important.filter { $0.severity >= 4 }.map(line)),
            Self.alert(.warning, "Replaced or removed", important.filter { $0.severity < 4 }.map(line)),
            Self.alert(.warning, "Rights are widened", difference.rights.filter(\.mayWiden).map(Self.line)),
            Self.alert(.warning, "The network is opened", difference.network.filter { $0.change == .opened }.map(Self.line)),
            Self.alert(.warning, "This takes more than one deployment", difference.order.map(Self.line)),
            Self.alert(.warning, "The API breaks its callers", breaking == 0 ? [] : ["in \(breaking.counted("place")), listed below"]),
            Self.alert(.plain, "What it costs", cost.map { ["\($0.text)"] } ?? []),
        ])
    }

    private static func alert(_ look: HTML.Look, _ title: String, _ lines: [HTML]) -> HTML {
        guard !lines.isEmpty else { return "" }
        return "<div class=\"alert \(look.rawValue)\"><h3>\(title)</h3><ul>\(lines.map { "<li>\($0)</li>" as HTML })</ul></div>\n"
    }

    private func line(_ change: ResourceChange) -> HTML {
        let worst = change.properties.map(\.impact).max() ?? .none
        let causes = change.properties.filter { $0.impact == worst && worst >= .mayReplace }.map { HTML.code($0.name) }
        var text: HTML = "\(HTML.code(change.place)) <small>\(change.type)</small>: <strong>\(change.verdict)</strong>"
        if !causes.isEmpty { text = "\(text), by \(HTML.joined(causes, by: ", "))" }
        if !change.because.isEmpty { text = "\(text), because of \(change.because.joined(separator: "; "))" }
        return change.note.map { "\(text); \($0)" } ?? text
    }

    private static func line(_ right: RightsChange) -> HTML {
        let condition: HTML = right.condition.map { " if \(HTML.code($0))" } ?? ""
        let (actions, resources) = (right.actions.map(HTML.code), right.resources.map(HTML.code))
        return
            "\(HTML.code(right.principal)) \(right.words) \(HTML.joined(actions, by: ", ")) on \(HTML.joined(resources, by: ", "))\(condition)"
    }

    private static func line(_ way: NetworkChange) -> HTML { "\(HTML.code(way.from)) → \(HTML.code(way.to)) \(way.ports)" }

    private static func line(_ problem: OrderProblem) -> HTML {
        let steps = problem.steps.map { "<li>\($0)</li>" as HTML }
        let readers = HTML.joined(problem.readers.map(HTML.code), by: ", ")
        return "\(HTML.code("\(problem.stack)/\(problem.logicalID)")) is still read by \(readers)<ol>\(steps)</ol>"
    }

    // MARK: All of it

    private var resources: HTML {
        var table = HTMLTable("Every resource that changes", "resource", "what happens", "property", "before", "after")
        for change in difference.changes where !change.isFormerVersion {
            let properties = change.properties.map { property -> [HTML] in
                let values = property.values(upTo: 400)
                let effect: HTML =
                    property.impact.words.map { " \(HTML.mark($0, property.impact >= .mayReplace ? .warning : .plain))" } ?? ""
                return ["", "", "\(HTML.code(property.name))\(effect)", HTML.code(values.old), HTML.code(values.new)]
            }
            let reasons = (change.because.map { "because of \($0)" } + [change.note].compactMap(\.self)).map { "<br>\($0)" as HTML }
            let origin: HTML = change.origin.map { "<br>\($0)" } ?? ""
            let happening: HTML = "\(HTML.mark(change.verdict, Self.look(of: change)))\(origin)\(reasons)"
            let name: HTML = "\(HTML.code(change.place))<br><small>\(change.type)</small>"
            table.add(Self.headed([name, happening, "", "", ""], properties))
        }
        let count = difference.changes.count { !$0.isFormerVersion }
        return difference.changes.isEmpty ? "" : .fold("Every resource that changes: \(count)", table.html)
    }

    /// The first row of a group says what the others are about.
    private static func headed(_ head: [HTML], _ rows: [[HTML]]) -> [[HTML]] {
        guard let first = rows.first else { return [head] }
        return [zip(head, first).map { $0.text.isEmpty ? $1 : $0 }] + rows.dropFirst()
    }

    private static func look(of change: ResourceChange) -> HTML.Look {
        change.severity >= 4 ? .bad : change.isImportant ? .warning : .plain
    }

    private var rights: HTML {
        var table = HTMLTable("Rights that change", "who", "what happens", "actions", "on", "if")
        table.add(
            difference.rights.map { right in
                [
                    HTML.code(right.principal), HTML.mark(right.words, right.mayWiden ? .warning : .plain), HTML.codes(right.actions),
                    HTML.codes(right.resources), right.condition.map(HTML.code) ?? "",
                ]
            })
        return difference.rights.isEmpty ? "" : .fold("Rights that change: \(difference.rights.count)", table.html)
    }

    private var network: HTML {
        var table = HTMLTable("Ways through the network that change", "from", "to", "ports", "what happens")
        table.add(
            difference.network.map { way in
                let isOpened = way.change == .opened
                return [
                    HTML.code(way.from), HTML.code(way.to), "\(way.ports)", HTML.mark(way.change.rawValue, isOpened ? .warning : .plain),
                ]
            })
        return difference.network.isEmpty ? "" : .fold("Ways through the network that change: \(difference.network.count)", table.html)
    }

    private var interfaces: HTML {
        .joined(
            apis.map { api in
                .fold(
                    "API \(HTML.code(api.name)): \(api.lines.count.counted("line"))",
                    "<ul>\(api.lines.map { "<li>\($0)</li>" as HTML })</ul>\n")
            })
    }
}
