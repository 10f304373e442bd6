import Documents

extension SchemaComparison {
    mutating func compareProperties(_ one: Shape, _ other: Shape, at place: String) {
        let (left, right) = (visible(one, old), visible(other, new))
        for name in left.names {
            let path = "\(place).\(name)"
            let (wasRequired, isRequired) = (left.required.contains(name), right.required.contains(name))
            guard let before = one.properties[name], let after = right.names.contains(name) ? other.properties[name] : nil else {
                removed(name, wasRequired: wasRequired, from: one, to: other, at: path)
                continue
            }
            compare(required: wasRequired, isRequired, at: path)
            compare(before, after, at: path)
        }
        for name in right.names where !left.names.contains(name) {
            added(
                name, isRequired: right.required.contains(name), wasRequired: left.required.contains(name), from: one, to: other,
                at: "\(place).\(name)")
        }
        for name in left.required.union(right.required).sorted() where !left.names.contains(name) && !right.names.contains(name) {
            compare(required: left.required.contains(name), right.required.contains(name), at: "\(place).\(name)")
        }
        compareAdditional(one, other, at: place)
    }

    /// Without the properties that stand on the other side only: what is `readOnly` is not sent, what is `writeOnly` does not come.
    private func visible(_ shape: Shape, _ reading: SchemaReading) -> (names: [String], required: Set<String>) {
        let hidden = Set(shape.propertyNames.filter { reading.says(direction.hiding, shape.properties[$0] ?? []) })
        return (shape.propertyNames.filter { !hidden.contains($0) }, shape.required.subtracting(hidden))
    }

    private mutating func compare(required before: Bool, _ after: Bool, at place: String) {
        if before != after {
            report(place, after ? "the property is required now" : "the property is no longer required", after ? .narrower : .wider)
        }
    }

    private mutating func removed(_ name: String, wasRequired: Bool, from one: Shape, to other: Shape, at place: String) {
        let effect: SchemaChange.Effect =
            switch direction {
            // Where nothing else is allowed, what sends it is refused; elsewhere it is passed over.
            case .request: other.isClosed ? .narrower : .none
            // What was always there is missing now; of what was not always there nobody knows who needs it.
            case .response: wasRequired ? .wider : .unknown
            }
        report(place, wasRequired ? "the required property was removed" : "the property was removed", effect)
    }

    private mutating func added(_ name: String, isRequired: Bool, wasRequired: Bool, from one: Shape, to other: Shape, at place: String) {
        if isRequired, !wasRequired {
            report(place, "a required property was added", direction == .response && one.isClosed ? .wider : .narrower)
        } else {
            report(place, "a property was added", one.isClosed ? .wider : .none)
        }
        // Until now it was one of those that are not listed.
        guard !one.additional.isEmpty, !one.isClosed, let property = other.properties[name] else { return }
        compare(one.additional, property, at: place)
    }

    private mutating func compareAdditional(_ one: Shape, _ other: Shape, at place: String) {
        switch (one.isClosed, other.isClosed) {
        case (true, true): break
        case (false, true): report(place, "no other properties are allowed now", .narrower)
        case (true, false): report(place, "other properties are allowed now", .wider)
        case (false, false):
            if one.additional.isEmpty, other.additional.isEmpty { return }
            compare(one.additional, other.additional, at: "\(place).*")
        }
    }

    mutating func compareItems(_ one: Shape, _ other: Shape, at place: String) {
        for index in 0..<max(one.positions.count, other.positions.count) {
            compare(one.position(index), other.position(index), at: "\(place)[\(index)]")
        }
        if one.items.isEmpty, other.items.isEmpty { return }
        compare(one.items, other.items, at: "\(place)[]")
    }

    /// Keywords that this comparison does not understand: equal is equal, and of anything else it cannot tell.
    mutating func compareOthers(_ one: Shape, _ other: Shape, at place: String) {
        for key in Set(one.others.keys).union(other.others.keys).sorted() {
            let (before, after) = (one.others[key], other.others[key])
            if let before, let after, isSame(before, after, key) { continue }
            report(place, "cannot tell what a change of \"\(key)\" does", .unknown, before?.schema, after?.schema)
        }
    }

    private mutating func isSame(_ before: SchemaNode, _ after: SchemaNode, _ key: String) -> Bool {
        switch Part.schema.slot(key) {
        case nil: return before.schema == after.schema
        case .one: return isSame(before, after)
        case .list:
            let (left, right) = (before.schema.array ?? [], after.schema.array ?? [])
            guard left.count == right.count else { return false }
            for index in left.indices {
                guard isSame(before.element(index), after.element(index)) else { return false }
            }
        case .map:
            let (left, right) = (before.schema.object ?? [:], after.schema.object ?? [:])
            guard Set(left.keys) == Set(right.keys) else { return false }
            for name in left.keys { guard isSame(before / name, after / name) else { return false } }
        }
        return true
    }
}

extension Shape {
    /// What holds of the item at a position: its own schema, or that of all that follow.
    fileprivate func position(_ index: Int) -> [SchemaNode] { positions.indices.contains(index) ? positions[index] : items }
}
