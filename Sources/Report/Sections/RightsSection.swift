import Graph
import TemplateReading

extension SystemReport {
    /// Who may do what with what: every statement of every policy, by who it speaks of.
    var rightsSection: ReportSection {
        let reading = RightsReading(of: view)
        let actors = Actors(in: reading.resolver)
        let roles = rows(reading.statements.filter { $0.basis == .identity || $0.basis == .boundary })
        let parts: [(title: String, caption: String, groups: [Group])] = [
            ("Roles of the system", "What each role may do", roles),
            (
                "Policies of resources", "Who may use what by the policy of the thing itself",
                rows(reading.statements.filter { $0.basis == .resource })
            ),
            ("Who may take a role", "Who acts as which role", rows(reading.statements.filter { $0.basis == .trust })),
        ]
        let tables = parts.filter { !$0.groups.isEmpty }.map { part -> HTML in
            var table = HTMLTable(part.caption, "action", "on", "if", "stands in")
            for group in part.groups { table.add(group.rows, below: heading(of: group, actors)) }
            return "<h3>\(part.title)</h3>\n\(table.html)"
        }
        return ReportSection(
            id: "rights", title: "Who may do what", note: roles.count.counted("holder of rights", "holders of rights"),
            content: tables.isEmpty ? "<p>The templates give no rights.</p>" : HTML.joined(tables))
    }

    private struct Group {
        let principal: ResolvedText
        let isInverted: Bool
        var rows: [[HTML]] = []
    }

    private func rows(_ statements: [RightsStatement]) -> [Group] {
        struct Key: Hashable {
            let principal: ResolvedText
            let isInverted: Bool
        }
        var groups: [Group] = []
        var places: [Key: Int] = [:]
        for statement in statements {
            let key = Key(principal: statement.principal, isInverted: statement.isPrincipalInverted)
            let place = places[key] ?? groups.count
            if place == groups.count {
                places[key] = place
                groups.append(Group(principal: key.principal, isInverted: key.isInverted))
            }
            groups[place].rows.append(row(statement))
        }
        return groups
    }

    private func heading(of group: Group, _ actors: Actors) -> HTML {
        let name: HTML = "\(group.isInverted ? "all but " : "")\(HTML.code(text(group.principal)))"
        guard let role = group.principal.resource else { return name }
        let others = actors.actors(for: role).filter { $0 != role }
        return others.isEmpty
            ? name
            : "\(name) <small>in whose name \(HTML.joined(others.map { HTML.code($0.description) }, by: ", ")) act\(others.count == 1 ? "s" : "")</small>"
    }

    private func row(_ statement: RightsStatement) -> [HTML] {
        let (actions, resources) = grant(statement.grant)
        var notes: [HTML] = []
        if statement.effect == .deny { notes.append(HTML.mark("may not", .good)) }
        if statement.basis == .boundary { notes.append(HTML.mark("at most", .plain)) }
        let conditions =
            [statement.condition.text.map { HTML.code(hiding($0)) }].compactMap(\.self)
            + statement.when.sorted { ($0.stack, $0.name) < ($1.stack, $1.name) }.map { condition -> HTML in
                "the template's condition \(HTML.code(condition.name)) is \(condition.isTrue ? "true" : "false")"
            }
        return [
            HTML.joined(notes + [actions], by: " "), resources, HTML.joined(conditions, by: "<br>"),
            HTML.code(statement.policy.description),
        ]
    }

    private func grant(_ grant: RightsStatement.Grant) -> (actions: HTML, resources: HTML) {
        switch grant {
        case .actions(let actions, let resources):
            let named = resources.entries.map(text)
            return (
                "\(actions.isInverted ? "all but " : "")\(HTML.codes(actions.entries.map { hiding($0) }))",
                "\(resources.isInverted ? "all but " : "")\(HTML.codes(named))"
            )
        case .policy(let policy): return ("what a policy elsewhere allows", HTML.code(text(policy)))
        case .unreadable(let unread): return ("what only the deployment knows", HTML.code(text(unread)))
        }
    }

    private func text(_ text: ResolvedText) -> String { hiding(text.description) }
}
