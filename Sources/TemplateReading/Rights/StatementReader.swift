import Documents

/// Reads the statements of one policy document.
struct StatementReader {
    let resolver: EnvironmentResolver
    let basis: RightsStatement.Basis
    let policy: ResourceIdentity
    /// Whom an identity's policy holds for.
    let holders: [Conditional<ResolvedText>]
    /// What a resource's policy is attached to.
    let subjects: [ResolvedText]

    func statements(of document: JSON, in stack: StackView, when: Set<TemplateCondition>) -> [RightsStatement] {
        resolver.objects(of: document, in: stack).flatMap { found -> [RightsStatement] in
            let when = when.union(found.when)
            guard case .object(let document, let stack) = found.value else { return unreadable(found.value, when: when) }
            // Some resources hold the statement alone.
            let statements = document["Statement"] ?? .object(document)
            return resolver.objects(of: statements, in: stack).flatMap { found -> [RightsStatement] in
                let when = when.union(found.when)
                guard case .object(let statement, let stack) = found.value else { return unreadable(found.value, when: when) }
                return self.statements(ofStatement: statement, in: stack, when: when)
            }
        }
    }

    private func unreadable(_ value: EnvironmentResolver.ObjectOrText, when: Set<TemplateCondition>) -> [RightsStatement] {
        let text: ResolvedText
        switch value {
        case .text(let written):
            // Some types take a document as text.
            if let constant = written.constant, let document = try? JSON(parsing: Array(constant.utf8)), let stack = resolver[policy.stack],
                document.object != nil
            {
                return statements(of: document, in: stack, when: when)
            }
            text = written
        case .object(let object, let stack): text = ResolvedText(.symbol("\(stack.name)/\(JSON.object(object).compactText)"))
        }
        let principals = basis == .identity ? holders : [Conditional(ResolvedText("*"))]
        return principals.map { holder in
            RightsStatement(
                principal: holder.value, effect: .allow, basis: basis, grant: .unreadable(text), condition: RightsCondition(),
                when: when.union(holder.when), policy: policy)
        }
    }

    private func statements(ofStatement statement: JSON.Object, in stack: StackView, when: Set<TemplateCondition>) -> [RightsStatement] {
        let isDeny = resolver.text(of: statement["Effect"], in: stack)?.constant == "Deny"
        guard let condition = resolver.rightsCondition(statement["Condition"], in: stack) else {
            return unreadable(.object(statement, in: stack), when: when)
        }
        let actions = selections("Action", "NotAction", of: statement, in: stack) { text in text.description }
        let resources = resources(of: statement, in: stack)
        let principals = principals(of: statement, in: stack)
        var found: [RightsStatement] = []
        for principal in principals {
            for action in actions {
                for resource in resources {
                    found.append(
                        RightsStatement(
                            principal: principal.text, isPrincipalInverted: principal.isInverted, effect: isDeny ? .deny : .allow,
                            basis: basis,
                            grant: .actions(action.value, on: resource.value), condition: condition,
                            when: when.union(principal.when).union(action.when).union(resource.when), policy: policy,
                            sid: statement["Sid"]?.string))
                }
            }
        }
        return found
    }

    /// A selection for each set of conditions of the template under which entries are there.
    private func selections<Entry>(
        _ key: String, _ inverted: String, of statement: JSON.Object, in stack: StackView, _ transform: (ResolvedText) -> Entry
    ) -> [Conditional<RightsStatement.Selection<Entry>>] {
        let isInverted = statement[inverted] != nil
        var result: [Conditional<RightsStatement.Selection<Entry>>] = []
        for element in resolver.elements(of: statement[isInverted ? inverted : key], in: stack) {
            let entry = transform(element.value)
            if let index = result.firstIndex(where: { $0.when == element.when }) {
                result[index].value.entries.append(entry)
            } else {
                result.append(Conditional(.init([entry], isInverted: isInverted), when: element.when))
            }
        }
        return result
    }

    private func resources(of statement: JSON.Object, in stack: StackView) -> [Conditional<RightsStatement.Selection<ResolvedText>>] {
        let isBare = statement["Resource"] == nil && statement["NotResource"] == nil
        if basis == .trust || isBare { return [Conditional(.init(basis == .identity ? [] : subjects))] }
        let found = selections("Resource", "NotResource", of: statement, in: stack, resolver.names.named)
        guard basis == .resource, !subjects.isEmpty else { return found }
        // All that a resource's own policy can speak of is the resource.
        return found.map { selection in
            guard !selection.value.isInverted, selection.value.entries == [ResolvedText("*")] else { return selection }
            return Conditional(.init(subjects), when: selection.when)
        }
    }

    private func principals(
        of statement: JSON.Object, in stack: StackView
    ) -> [(text: ResolvedText, isInverted: Bool, when: Set<TemplateCondition>)] {
        if basis == .identity { return holders.map { ($0.value, false, $0.when) } }
        let isInverted = statement["NotPrincipal"] != nil
        return resolver.principals(statement[isInverted ? "NotPrincipal" : "Principal"], in: stack).map { ($0.value, isInverted, $0.when) }
    }
}
