import CloudFormationModel

/// What becomes of something that holds state when its declaration, or its stack, goes.
public enum RemovalPolicy: Sendable, Hashable {
    /// It stays in the account, out of CloudFormation's hands.
    case retain
    /// It goes, with all that it holds.
    case delete

    /// `.retain` becomes `RetainExceptOnCreate`, so that a first creation that is rolled back leaves no orphan; `UpdateReplacePolicy`
    /// takes `Retain`.
    public var attributes: ResourceAttributes {
        switch self {
        case .retain: .retained
        case .delete: ResourceAttributes(deletionPolicy: .delete, updateReplacePolicy: .delete)
        }
    }
}

extension ResourceAttributes {
    /// Kept on removal and on replacement. A first creation that is rolled back leaves nothing: its fixed name would block the second try.
    static let retained = ResourceAttributes(deletionPolicy: .retainExceptOnCreate, updateReplacePolicy: .retain)

    /// A snapshot is taken on removal and on replacement.
    static let snapshot = ResourceAttributes(deletionPolicy: .snapshot, updateReplacePolicy: .snapshot)

    func depending(on targets: [Target]) -> ResourceAttributes {
        var copy = self
        copy.dependsOn += targets
        return copy
    }
}
