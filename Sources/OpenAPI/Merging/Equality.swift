import Documents

/// Whether two parts say the same, wherever their references lead. The order of an object's members says nothing, nor does that of the lists
/// of a schema that stand for a set.
enum Equality {
    static func isEqual(_ one: JSON, _ other: JSON, as part: Part) -> Bool {
        guard case (.object(let one), .object(let other)) = (one, other) else { return one == other }
        guard one.count == other.count else { return false }
        return one.members.allSatisfy { key, value in
            guard let counterpart = other[key] else { return false }
            switch (part.slot(key), value, counterpart) {
            case (.one(let part), _, _): return isEqual(value, counterpart, as: part)
            case (.list(let part), .array(let values), .array(let counterparts)):
                return values.count == counterparts.count && zip(values, counterparts).allSatisfy { isEqual($0, $1, as: part) }
            case (.map(let part), .object(let values), .object(let counterparts)):
                return values.count == counterparts.count
                    && values.members.allSatisfy { name, value in counterparts[name].map { isEqual(value, $0, as: part) } ?? false }
            case (nil, .array(let values), .array(let counterparts)) where part == .schema && (key == "required" || key == "enum"):
                return values == counterparts || Set(values) == Set(counterparts)
            default: return value == counterpart
            }
        }
    }
}
