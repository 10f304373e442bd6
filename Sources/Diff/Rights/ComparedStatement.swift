import TemplateReading

/// A statement as it is compared: its patterns read, its resources under the names of the new side.
final class ComparedStatement {
    typealias Selection = RightsStatement.Selection

    let statement: RightsStatement
    let principal: ResolvedText
    let actions: Selection<WildcardPattern>
    let resources: Selection<ResourcePattern>
    let condition: RightsCondition

    init(_ statement: RightsStatement, on side: RightsSide) {
        self.statement = statement
        principal = statement.principal.renaming(side.names)
        condition = statement.condition.renaming(side.names)
        guard case .actions(let actions, let resources) = statement.grant else {
            self.actions = .init([])
            self.resources = .init([])
            return
        }
        self.actions = .init(actions.entries.map(WildcardPattern.init(action:)), isInverted: actions.isInverted)
        self.resources = .init(
            resources.entries.map { ResourcePattern($0, in: side.resolver, renaming: side.names) }, isInverted: resources.isInverted)
    }

    private init(only cell: Cell) {
        let whole = cell.statement
        statement = whole.statement
        principal = whole.principal
        condition = whole.condition
        actions = whole.actions.isInverted ? whole.actions : .init([cell.action])
        resources = whole.resources.isInverted ? whole.resources : .init([cell.resource])
    }

    /// One action, or pattern of actions, on one resource, or pattern of resources. What a statement leaves out of all is one cell.
    struct Cell {
        let statement: ComparedStatement
        let actionIndex: Int
        let resourceIndex: Int

        var action: WildcardPattern { statement.actions.entries[actionIndex] }
        var resource: ResourcePattern { statement.resources.entries[resourceIndex] }
        var isInverted: Bool { statement.actions.isInverted || statement.resources.isInverted }

        /// A statement of nothing else.
        var alone: ComparedStatement { ComparedStatement(only: self) }
    }

    private(set) lazy var cells: [Cell] = {
        let actionCount = actions.isInverted ? 1 : actions.entries.count
        let resourceCount = resources.isInverted ? 1 : resources.entries.count
        return (0..<actionCount).flatMap { action in
            (0..<resourceCount).map { Cell(statement: self, actionIndex: action, resourceIndex: $0) }
        }
    }()

    /// Whether it allows, or denies, all that a cell does.
    func covers(_ cell: Cell) -> Coverage {
        .and(
            .and(coversActions(of: cell), coversResources(of: cell)),
            .and(condition.covers(cell.statement.condition), presence(statement.when, covers: cell.statement.statement.when)))
    }

    /// Whether it surely has all of another.
    func covers(_ other: ComparedStatement) -> Bool { !other.cells.isEmpty && other.cells.allSatisfy { covers($0) == .yes } }

    private func coversActions(of cell: Cell) -> Coverage {
        let other = cell.statement.actions
        if other.isInverted { return actions.covers(allBut: other.entries, everything: { $0.tokens == [.many] }, { $0.covers($1) }) }
        return actions.covers(cell.action, { $0.covers($1) }, { $0.overlaps($1) })
    }

    private func coversResources(of cell: Cell) -> Coverage {
        let other = cell.statement.resources
        if other.isInverted { return resources.covers(allBut: other.entries, everything: { $0.text.constant == "*" }, { $0.covers($1) }) }
        return resources.covers(cell.resource, { $0.covers($1) }, { $0.overlaps($1) })
    }
}

extension RightsStatement.Selection {
    fileprivate func covers(_ entry: Entry, _ covers: (Entry, Entry) -> Coverage, _ overlaps: (Entry, Entry) -> Bool) -> Coverage {
        guard isInverted else { return entries.best { covers($0, entry) } }
        if entries.contains(where: { covers($0, entry) == .yes }) { return .no }
        return entries.contains { overlaps($0, entry) } ? .unknown : .yes
    }

    /// Whether it has all but `others`.
    fileprivate func covers(allBut others: [Entry], everything: (Entry) -> Bool, _ covers: (Entry, Entry) -> Coverage) -> Coverage {
        guard isInverted else { return entries.contains(where: everything) ? .yes : .unknown }
        // What is left out here must be left out there.
        return entries.allSatisfy { left in others.contains { covers($0, left) == .yes } } ? .yes : .unknown
    }
}
