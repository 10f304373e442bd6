import Documents
import Registry

/// What the change of one property does to its resource.
struct PropertyImpact {
    /// Nil for a type that nobody knows.
    private let facts: TypeFacts?

    init(_ facts: TypeFacts?) { self.facts = facts }

    /// `place` starts at the resource: `Properties`, `Tags`, `0`.
    func impact(of difference: ValueDifference) -> ResourceChange.Impact {
        guard difference.place.first == "Properties" else { return Self.impact(ofAttribute: difference) }
        guard facts != nil else { return .unknown }
        let place = Array(difference.place.dropFirst())
        let whole = impact(at: place)
        if whole == .replace { return certain(.replace, difference) }
        // A property that came or went as a whole changes all that it holds.
        let parts = leaves(difference.old, place) + leaves(difference.new, place)
        return certain(max(whole, parts.map(impact).max() ?? .update), difference)
    }

    /// Of a property that changes at a place below `Properties`.
    func impact(at place: [String]) -> ResourceChange.Impact {
        guard let facts else { return .unknown }
        let pointer = JSONPointer(place)
        if facts.createOnly.contains(where: { $0.covers(pointer) }) { return .replace }
        return facts.conditionalCreateOnly.contains { $0.covers(pointer) } ? .mayReplace : .update
    }

    /// Policies, dependencies and metadata are CloudFormation's own: the resource does not know of them.
    private static func impact(ofAttribute difference: ValueDifference) -> ResourceChange.Impact {
        difference.place.first == "Condition" ? .unknown : .none
    }

    private func leaves(_ value: JSON?, _ place: [String]) -> [[String]] {
        switch value {
        case .object(let object)? where !object.isFunction && !object.isEmpty:
            object.flatMap { leaves($0.value, place + [$0.key]) }
        case .array(let elements)? where !elements.isEmpty: elements.flatMap { leaves($0, place + ["0"]) }
        case nil: []
        default: [place]
        }
    }

    /// A replacement that depends on what only a deployment knows is one that may be.
    private func certain(_ impact: ResourceChange.Impact, _ difference: ValueDifference) -> ResourceChange.Impact {
        guard impact == .replace else { return impact }
        let sides = [difference.old, difference.new]
        return sides.contains { $0.map { Choice($0) != nil } ?? false } ? .mayReplace : .replace
    }
}
