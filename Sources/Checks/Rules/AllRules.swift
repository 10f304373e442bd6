extension Rule {
    /// All rules, in the order in which their findings are made.
    public static let all: [Rule] = [
        .unknownType, .typeRegion, .unknownReference, .unknownAttribute, .unknownCondition, .unknownMapping, .circularDependency,
        .apiTimeout, .environmentSize, .eventSourceBatch, .eventSourceRole, .imageRegion, .queueVisibility, .queueVisibilityMargin,
        .roleTrust, .taskRoleTrust,
    ]
}
