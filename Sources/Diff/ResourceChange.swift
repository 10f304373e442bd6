import Documents

/// What happens to one resource.
package struct ResourceChange {
    package enum Kind: String, Sendable, CaseIterable {
        case added, changed, removed, renamed, moved
    }

    /// What CloudFormation does with the resource that was there; nothing where there was none. Worst last.
    package enum Impact: String, Sendable, CaseIterable, Comparable {
        case none, update, unknown, mayReplace, replace, remove

        package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .none: 0
            case .update: 1
            case .unknown: 2
            case .mayReplace: 3
            case .replace: 4
            case .remove: 5
            }
        }
    }

    /// What becomes of what the resource holds.
    package enum DataVerdict: String, Sendable, CaseIterable {
        case unaffected, lost, snapshot, retained, collides, unknown
    }

    package var stack: String
    /// Of a rename or a move: the new one.
    package var logicalID: String
    package var type: String
    package var change: Kind
    package var impact: Impact
    package var data: DataVerdict
    package var properties: [PropertyChange] = []
    /// Why a resource is dragged along by others, a sentence each: `SubnetId: Ref of Subnet, which is replaced`.
    package var because: [String] = []
    /// Of a rename or a move, the old one; of a version that is published anew, the one before.
    package var oldLogicalID: String?
    /// Of a move: the stack that it left.
    package var oldStack: String?
    /// What a reader should know of it: `new version published, by design`, or the `.formerly` line to add.
    package var note: String?
    /// Whether it is a version that is published anew because what it publishes changed, as it is meant to; or the one before it.
    package var isRenewal = false

    package init(stack: String, logicalID: String, type: String, change: Kind, impact: Impact, data: DataVerdict) {
        self.stack = stack
        self.logicalID = logicalID
        self.type = type
        self.change = change
        self.impact = impact
        self.data = data
    }
}

/// What changes of a resource at one place.
package struct PropertyChange {
    /// From the resource: `Properties`, `Tags`, `team`. Elements of lists go by what they are called; where they have no name, by their
    /// place if their order counts, and are `*` if not. `(order)` is the order of the names in a list, `Fn::If` and `1` or `2` a branch.
    package var path: [String]
    /// Nil where there was nothing.
    package var old: JSON?
    /// Nil where there is nothing any more.
    package var new: JSON?
    package var impact: ResourceChange.Impact

    package init(path: [String], old: JSON?, new: JSON?, impact: ResourceChange.Impact) {
        self.path = path
        self.old = old
        self.new = new
        self.impact = impact
    }
}
