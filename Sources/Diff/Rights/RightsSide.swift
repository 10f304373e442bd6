import TemplateReading

/// The rights of one of the two states, by whom they hold for.
final class RightsSide {
    /// Statements are compared with those of the same principal, effect and basis.
    struct Key: Hashable {
        var principal: ResolvedText
        var isPrincipalInverted: Bool
        var effect: RightsStatement.Effect
        var basis: RightsStatement.Basis
    }

    let resolver: EnvironmentResolver
    /// What the resources of this state are called in the new one.
    let names: [ResourceIdentity: ResourceIdentity]
    private let oldNames: [ResourceIdentity: ResourceIdentity]
    private(set) var keys: [Key] = []
    private(set) var statements: [Key: [RightsStatement]] = [:]
    private var indexes: [Key: RightsIndex] = [:]
    private var forms: [Key: Set<Form>] = [:]

    init(_ resolver: EnvironmentResolver, renaming names: [ResourceIdentity: ResourceIdentity]) {
        let reading = RightsReading(resolver)
        self.resolver = resolver
        self.names = names
        oldNames = Dictionary(names.map { ($1, $0) }) { first, _ in first }
        for statement in reading.statements {
            let key = Key(
                principal: statement.principal.renaming(names), isPrincipalInverted: statement.isPrincipalInverted,
                effect: statement.effect,
                basis: statement.basis)
            if statements[key] == nil { keys.append(key) }
            statements[key, default: []].append(statement)
        }
    }

    /// Whether the state has a resource, by its name in the new one.
    func has(_ identity: ResourceIdentity) -> Bool { resolver[oldNames[identity] ?? identity] != nil }

    func index(_ key: Key) -> RightsIndex {
        if let index = indexes[key] { return index }
        let index = RightsIndex((statements[key] ?? []).map { ComparedStatement($0, on: self) })
        indexes[key] = index
        return index
    }

    /// The statements of a key as they compare, whatever policies they stand in and however they are written.
    func forms(_ key: Key) -> Set<Form> {
        if let forms = forms[key] { return forms }
        let result = Set((statements[key] ?? []).map(form))
        forms[key] = result
        return result
    }

    struct Form: Hashable {
        enum Grant: Hashable {
            case actions(Set<String>, Bool, on: Set<ResolvedText>, Bool)
            case other(RightsStatement.Grant)
        }

        let grant: Grant
        let condition: RightsCondition
        let when: Set<TemplateCondition>
    }

    func form(_ statement: RightsStatement) -> Form {
        let grant: Form.Grant =
            switch statement.grant {
            case .actions(let actions, let resources):
                .actions(
                    Set(actions.entries.map { $0.lowercased() }), actions.isInverted, on: Set(resources.entries.map { $0.renaming(names) }),
                    resources.isInverted)
            case .policy(let policy): .other(.policy(policy.renaming(names)))
            case .unreadable(let text): .other(.unreadable(text.renaming(names)))
            }
        return Form(grant: grant, condition: statement.condition.renaming(names), when: statement.when)
    }
}

/// Statements of one key, found by the resources that they speak of.
struct RightsIndex {
    let all: [ComparedStatement]
    private var byResource: [ResourceIdentity: [Int]] = [:]
    /// Those with a pattern that may be any resource's.
    private var general: [Int] = []

    init(_ statements: [ComparedStatement]) {
        all = statements
        for (position, statement) in statements.enumerated() {
            let resources = statement.resources.isInverted ? [nil] : statement.resources.entries.map(\.resource)
            for resource in Set(resources) {
                if let resource { byResource[resource, default: []].append(position) } else { general.append(position) }
            }
        }
    }

    /// Those that may cover a cell.
    func candidates(for cell: ComparedStatement.Cell) -> [ComparedStatement] {
        if cell.statement.resources.isInverted { return all }
        guard let resource = cell.resource.resource else { return cell.resource.mayBeGenerated ? all : general.map { all[$0] } }
        return ((byResource[resource] ?? []) + general).map { all[$0] }
    }

    /// Those that a statement may cover.
    func candidates(within statement: ComparedStatement) -> [ComparedStatement] {
        if statement.resources.isInverted || statement.resources.entries.contains(where: { $0.resource == nil }) { return all }
        return Set(statement.resources.entries.compactMap(\.resource).flatMap { byResource[$0] ?? [] }).sorted().map { all[$0] }
    }
}
