import Documents

/// What happens to one resource.
package struct ResourceChange {
    package enum Kind: String, Sendable, CaseIterable {
        case added, changed, removed, renamed, moved
    }

    /// What CloudFormation does with the resource itself; worst last.
    package enum Impact: String, Sendable, CaseIterable, Comparable {
        case none, update, unknown, mayReplace, replace, remove

        package static func < (left: Self, right: Self) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
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
    /// Why a resource is dragged along by others, a sentence each: `Ref of Database, which is replaced`.
    package var because: [String] = []
    package var oldLogicalID: String?
    /// Of a move: the stack that it left.
    package var oldStack: String?
    /// What a reader should know of it: `new version published by design`, or the `.formerly` line to add.
    package var note: String?

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
    /// From the resource: `Properties`, `Tags`, `team`; elements of lists by their identity, where they have one.
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
