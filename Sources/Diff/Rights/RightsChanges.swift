import TemplateReading

/// Collects what changes, and puts together what a reader sees as one.
struct RightsChanges {
    private struct Key: Hashable {
        let side: RightsSide.Key
        let change: RightsChange.Kind
        let condition: String?
        let policy: ResourceIdentity
        let note: String?
    }

    private struct Unknown: Hashable {
        let side: RightsSide.Key
        let action: WildcardPattern?
        let resource: ResolvedText?
    }

    private var order: [Key] = []
    /// The actions for each resource, both in their order.
    private var cells: [Key: [(resource: String, actions: [String])]] = [:]
    private var positions: [Key: [String: Int]] = [:]
    private var unknown: Set<Unknown> = []

    mutating func add(
        _ change: RightsChange.Kind, _ cell: ComparedStatement.Cell, _ key: RightsSide.Key, isForward: Bool,
        with other: RightsCondition? = nil,
        note: String? = nil
    ) {
        let statement = cell.statement
        if change == .unknown {
            // Both states find the same doubt.
            let doubt = Unknown(
                side: key, action: statement.actions.isInverted ? nil : cell.action,
                resource: statement.resources.isInverted ? nil : cell.resource.text)
            if !unknown.insert(doubt).inserted, !isForward { return }
        }
        guard case .actions(let actions, _) = statement.statement.grant else { return }
        let names =
            actions.isInverted ? ["all but \(actions.entries.joined(separator: ", "))"] : [actions.entries[cell.actionIndex]]
        let resources =
            statement.resources.isInverted
            ? ["all but \(statement.resources.entries.map(\.text.description).joined(separator: ", "))"] : [cell.resource.text.description]
        // What holds now is what a reader asks for.
        let own = statement.condition
        let condition = isForward ? own : other ?? own
        var note = note
        if let other, other != own {
            let former = isForward ? other : own
            note = former.text.map { "before, only under the condition \($0)" } ?? "before, without a condition"
        }
        add(change, statement, names, resources, condition: condition, note: note, key)
    }

    mutating func add(
        _ change: RightsChange.Kind, _ statement: ComparedStatement, _ actions: [String], _ resources: [String], note: String?,
        _ key: RightsSide.Key
    ) {
        add(change, statement, actions, resources, condition: statement.condition, note: note, key)
    }

    private mutating func add(
        _ change: RightsChange.Kind, _ statement: ComparedStatement, _ actions: [String], _ resources: [String], condition: RightsCondition,
        note: String?, _ side: RightsSide.Key
    ) {
        let key = Key(side: side, change: change, condition: condition.text, policy: statement.statement.policy, note: note)
        if cells[key] == nil { order.append(key) }
        for resource in resources {
            if let position = positions[key]?[resource] {
                for action in actions where cells[key]?[position].actions.contains(action) == false {
                    cells[key]?[position].actions.append(action)
                }
            } else {
                positions[key, default: [:]][resource] = cells[key]?.count ?? 0
                cells[key, default: []].append((resource, actions))
            }
        }
    }

    /// One for all resources with the same actions.
    var grouped: [RightsChange] {
        order.flatMap { key -> [RightsChange] in
            var groups: [(actions: [String], resources: [String])] = []
            var positions: [[String]: Int] = [:]
            for (resource, actions) in cells[key] ?? [] {
                if let position = positions[actions] {
                    groups[position].resources.append(resource)
                } else {
                    positions[actions] = groups.count
                    groups.append((actions, [resource]))
                }
            }
            return groups.map { group in
                let principal = key.side.principal.description
                var change = RightsChange(
                    principal: key.side.isPrincipalInverted ? "all but \(principal)" : principal, change: key.change,
                    actions: group.actions,
                    resources: group.resources, condition: key.condition, stack: key.policy.stack, logicalID: key.policy.logicalID)
                change.isDenied = key.side.effect == .deny
                change.note = key.note
                return change
            }
        }
    }
}
