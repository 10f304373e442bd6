import Documents

/// Who writes the values that a schema speaks of.
enum Direction {
    /// The caller, who wants to go on sending what was taken.
    case request
    /// The API, whose caller wants to go on understanding what comes.
    case response

    var opposite: Direction { self == .request ? .response : .request }
    /// What properties say that stand on the other side only.
    var hiding: String { self == .request ? "readOnly" : "writeOnly" }
}

/// A difference of two schemas.
struct SchemaChange {
    /// What the change does to the set of values that are valid.
    enum Effect {
        case narrower, wider
        /// Some values are no longer valid, and others are now.
        case both
        case unknown
        /// No caller notices.
        case none
    }

    var place: String
    var what: String
    var effect: Effect
    var old: JSON?
    var new: JSON?

    func breaking(in direction: Direction) -> APIChange.Breaking {
        switch effect {
        case .narrower: direction == .request ? .yes : .no
        case .wider: direction == .response ? .yes : .no
        case .both: .yes
        case .unknown: .unknown
        case .none: .no
        }
    }
}
