import Documents

extension SchemaComparison {
    /// False where the types have nothing in common, so that nothing else can be compared.
    mutating func compareTypes(_ one: Shape, _ other: Shape, at place: String) -> Bool {
        guard one.types != other.types else { return true }
        func list(_ types: Set<String>?) -> JSON? {
            types.map { $0.count == 1 ? .string($0.first ?? "") : .array($0.sorted().map(JSON.string)) }
        }
        let (before, after) = (list(one.types), list(other.types))
        guard let old = one.types else {
            report(place, "the type was added", .narrower, before, after)
            return true
        }
        guard let new = other.types else {
            report(place, "the type was removed", .wider, before, after)
            return true
        }
        let common = Shape.intersection(old, new)
        if common.isEmpty {
            report(place, "the type changed", .both, before, after)
            return false
        }
        let effect: SchemaChange.Effect = common == new ? .narrower : common == old ? .wider : .both
        report(
            place, effect == .wider ? "the type was widened" : effect == .narrower ? "the type was narrowed" : "the type changed", effect,
            before, after)
        return true
    }

    mutating func compareValues(_ one: Shape, _ other: Shape, at place: String) {
        switch (one.values, other.values) {
        case (nil, nil): break
        case (nil, let new?): report(place, "only some values are allowed now", .narrower, nil, .array(new))
        case (let old?, nil): report(place, "values are no longer listed", .wider, .array(old))
        case (let old?, let new?):
            for value in old where !new.contains(where: { $0.means(value) }) {
                report(place, "the value \(value.text) is no longer allowed", .narrower, value)
            }
            for value in new where !old.contains(where: { $0.means(value) }) {
                report(place, "the value \(value.text) is allowed now", .wider, nil, value)
            }
        }
    }

    mutating func compareBounds(_ one: Shape, _ other: Shape, at place: String) {
        for name in ["minimum", "maximum"] {
            let (old, new) = (one.bounds[name], other.bounds[name])
            compareLimit(name, old?.json, new?.json, at: place) {
                guard let old, let new else { return nil }
                return Shape.order(old, new, isLower: name == "minimum")
            }
        }
        for name in ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"] {
            let isLower = name.hasPrefix("min")
            let (old, new) = (one.sizes[name], other.sizes[name])
            compareLimit(name, old.map(JSON.integer), new.map(JSON.integer), at: place) {
                guard let old, let new else { return nil }
                return isLower ? new - old : old - new
            }
        }
    }

    /// - Parameter order: above zero where the new limit is the tighter one; nil where that cannot be told.
    private mutating func compareLimit(_ name: String, _ old: JSON?, _ new: JSON?, at place: String, order: () -> Int?) {
        switch (old, new) {
        case (nil, nil): break
        case (nil, _?): report(place, "\(name) was added", .narrower, nil, new)
        case (_?, nil): report(place, "\(name) was removed", .wider, old)
        case (let before?, let after?):
            guard let order = order() else {
                if before != after { report(place, "\(name) changed", .unknown, old, new) }
                return
            }
            if order != 0 { report(place, "\(name) changed", order > 0 ? .narrower : .wider, old, new) }
        }
    }

    mutating func compareFacets(_ one: Shape, _ other: Shape, at place: String) {
        for name in Set(one.facets.keys).union(other.facets.keys).sorted() {
            let (old, new) = (Self.distinct(one.facets[name]), Self.distinct(other.facets[name]))
            guard Set(old) != Set(new) else { continue }
            let (before, after) = (Self.single(old), Self.single(new))
            if Set(old).isSubset(of: new) {
                report(place, old.isEmpty ? "\(name) was added" : "\(name) was tightened", .narrower, before, after)
            } else if Set(new).isSubset(of: old) {
                report(place, new.isEmpty ? "\(name) was removed" : "\(name) was loosened", .wider, before, after)
            } else {
                report(place, "\(name) changed", Self.effect(name, before, after), before, after)
            }
        }
        if one.isUnique != other.isUnique {
            report(place, other.isUnique ? "items must differ now" : "items may be equal now", other.isUnique ? .narrower : .wider)
        }
        if direction == .request, one.preset != other.preset { report(place, "the default changed", .unknown, one.preset, other.preset) }
    }

    private static func distinct(_ values: [JSON]?) -> [JSON] {
        var seen: Set<JSON> = []
        return (values ?? []).filter { seen.insert($0).inserted }
    }

    private static func single(_ values: [JSON]) -> JSON? { values.count > 1 ? .array(values) : values.first }

    private static func effect(_ name: String, _ old: JSON?, _ new: JSON?) -> SchemaChange.Effect {
        switch (name, old, new) {
        case ("format", "int32"?, "int64"?), ("format", "float"?, "double"?): .wider
        case ("format", "int64"?, "int32"?), ("format", "double"?, "float"?): .narrower
        case ("multipleOf", .integer(let old)?, .integer(let new)?) where old > 0 && new > 0 && new % old == 0: .narrower
        case ("multipleOf", .integer(let old)?, .integer(let new)?) where old > 0 && new > 0 && old % new == 0: .wider
        case ("format", _, _), ("multipleOf", _, _): .both
        // Which texts two patterns have in common is not decided here.
        default: .unknown
        }
    }
}

extension JSON {
    /// Equal, numbers by what they count: 1 and 1.0 are one.
    fileprivate func means(_ other: JSON) -> Bool { self == other || order(to: other) == 0 }
}
