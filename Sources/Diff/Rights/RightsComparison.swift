import TemplateReading

/// Finds what one of the two states grants and the other does not.
struct RightsComparison {
    typealias Cell = ComparedStatement.Cell

    let side: RightsSide
    let other: RightsSide
    /// Whether `side` is the new state.
    let isForward: Bool

    init(of side: RightsSide, with other: RightsSide, isForward: Bool) {
        self.side = side
        self.other = other
        self.isForward = isForward
    }

    func compare(_ key: RightsSide.Key, _ changes: inout RightsChanges) {
        let forms = other.forms(key)
        for statement in side.index(key).all where !forms.contains(side.form(statement.statement)) {
            switch statement.statement.grant {
            case .actions: for cell in statement.cells { compare(cell, key, &changes) }
            case .policy(let policy): compare(policy, statement, key, &changes)
            case .unreadable:
                changes.add(.unknown, statement, ["what only the deployment makes of the policy"], ["*"], note: nil, key)
            }
        }
    }

    // MARK: Statements

    private func compare(_ cell: Cell, _ key: RightsSide.Key, _ changes: inout RightsChanges) {
        let candidates = candidates(for: cell, key)
        switch candidates.best({ $0.covers(cell) }) {
        case .yes: return
        case .unknown:
            if isOfNothing(cell, key) || isDenied(cell, key) { return }
            changes.add(.unknown, cell, key, isForward: isForward, note: reason(cell, candidates))
        case .no:
            if isOfNothing(cell, key) || isDenied(cell, key) { return }
            if key.isPrincipalInverted, side.has(cell), other.has(cell) {
                changes.add(.unknown, cell, key, isForward: isForward, note: "all but some principals cannot be compared")
                return
            }
            let narrower = narrowerStatement(than: cell, key)
            // A Deny that comes takes away.
            let isMore = isForward == (key.effect == .allow)
            let change: RightsChange.Kind
            if key.effect == .deny {
                change = isMore ? .widened : .narrowed
            } else if narrower != nil {
                change = isMore ? .widened : .narrowed
            } else {
                change = isMore ? .gained : .lost
            }
            changes.add(change, cell, key, isForward: isForward, with: narrower?.condition)
        }
    }

    private func candidates(for cell: Cell, _ key: RightsSide.Key) -> [ComparedStatement] {
        let own = other.index(key).candidates(for: cell)
        // What a resource's policy says of all holds for each.
        var all = key
        all.principal = ResolvedText("*")
        guard key.basis != .identity, !key.isPrincipalInverted, all != key, other.statements[all] != nil else { return own }
        return own + other.index(all).candidates(for: cell)
    }

    /// What the other state has of the statement, or of the cell, alone: it was widened then, or narrowed.
    private func narrowerStatement(than cell: Cell, _ key: RightsSide.Key) -> ComparedStatement? {
        guard other.statements[key] != nil else { return nil }
        let candidates = other.index(key).candidates(within: cell.statement)
        if let whole = candidates.first(where: cell.statement.covers) { return whole }
        let alone = cell.alone
        return candidates.first { candidate in candidate.cells.contains { alone.covers($0) == .yes } }
    }

    /// Whether a Deny speaks of what the other state does not have at all: with what it protects it neither comes nor goes.
    private func isOfNothing(_ cell: Cell, _ key: RightsSide.Key) -> Bool {
        guard key.effect == .deny else { return false }
        return !other.has(cell) || key.principal.resource.map { !other.has($0) } == true
    }

    /// Whether the state denies without condition what it allows.
    private func isDenied(_ cell: Cell, _ key: RightsSide.Key) -> Bool {
        guard key.effect == .allow, !key.isPrincipalInverted else { return false }
        var deny = key
        deny.effect = .deny
        return side.statements[deny] != nil && side.index(deny).candidates(for: cell).contains { $0.covers(cell) == .yes }
    }

    private func reason(_ cell: Cell, _ candidates: [ComparedStatement]) -> String {
        guard let near = candidates.first(where: { $0.covers(cell) == .unknown }) else { return "cannot be compared" }
        if near.condition.covers(cell.statement.condition) == .unknown {
            let texts = [near.condition.text, cell.statement.condition.text].map { $0 ?? "none" }
            return "its condition changes from \(texts[isForward ? 0 : 1]) to \(texts[isForward ? 1 : 0])"
        }
        if presence(near.statement.when, covers: cell.statement.statement.when) == .unknown {
            return "the template has it under another condition than before"
        }
        let isInverted = cell.isInverted || near.actions.isInverted || near.resources.isInverted
        return isInverted ? "what a statement leaves out cannot be compared" : "it depends on what only the deployment knows"
    }

    // MARK: Policies of others

    private func compare(_ policy: ResolvedText, _ statement: ComparedStatement, _ key: RightsSide.Key, _ changes: inout RightsChanges) {
        let name = policy.renaming(side.names).description
        guard key.basis == .boundary else {
            let everything = other.index(key).all.contains { candidate in
                candidate.condition.isEmpty && candidate.statement.when.isEmpty
                    && candidate.actions.entries.contains { $0.tokens == [.many] }
                    && candidate.resources.entries.contains { $0.text.constant == "*" } && !candidate.actions.isInverted
                    && !candidate.resources.isInverted
            }
            if !everything {
                changes.add(
                    isForward ? .gained : .lost, statement, [name], ["*"], note: "a policy of which the templates know no more", key)
            }
            return
        }
        // Of a role that comes or goes its rights are told.
        guard let holder = key.principal.resource, other.has(holder), side.has(holder) else { return }
        if other.statements[key] == nil {
            changes.add(isForward ? .narrowed : .widened, statement, ["permissions boundary"], [name], note: nil, key)
        } else if isForward {
            changes.add(.unknown, statement, ["permissions boundary"], [name], note: "it was another policy", key)
        }
    }
}

extension RightsSide {
    /// Whether the state has the resource that a cell speaks of; what is no resource of the templates is always there.
    func has(_ cell: ComparedStatement.Cell) -> Bool {
        if cell.statement.resources.isInverted { return true }
        return cell.resource.resource.map(has) ?? true
    }
}
