import TemplateReading

extension Rule {
    /// All rules, in the order in which their findings are made.
    public static let all: [Rule] =
        template + schemas + functions + apis + edge + containers + data + policies + networks + house + acceptances

    private static let template: [Rule] = [
        .templateShape, .unknownType, .typeRegion, .retiredType, .snapshotPolicy, .unknownReference, .unknownAttribute, .unknownCondition,
        .unknownMapping, .functionForm, .updatePolicy, .duplicateTag, .circularDependency,
        .redundantDependency, .missingDependency, .parameterType, .parameterDefault, .logicalID, .templateLimits, .templateShare,
        .resourceName, .duplicateName,
    ]

    private static let schemas: [Rule] = [
        .unknownProperty, .missingProperty, .readOnlyProperty, .propertyType, .propertyValue, .propertyPattern, .propertyLength,
        .propertyRange, .propertyCount, .propertyDuplicate, .propertyCombination, .referenceShape, .discouragedValue,
    ]

    private static let functions: [Rule] = [
        .functionMemory, .functionRuntime, .environmentSize, .imageRegion, .queueVisibility, .queueVisibilityMargin, .queueRedrive,
        .eventSourceBatch, .eventSourceRole, .invokePermission, .functionOrder, .bucketNotification, .scheduleExpression, .stateMachine,
        .pipelineStages,
    ]

    private static let apis: [Rule] = [.apiTimeout, .apiMethods, .apiDeploymentOrder, .apiIntegrations, .apiBody, .apiPaths]

    private static let edge: [Rule] = [
        .certificateRegion, .edgeRegion, .distributionOrigin, .distributionAliases, .webACLRegion, .webACLPriorities, .webACLAction,
        .webACLCapacity, .managedRuleGroup, .recordZone, .recordValues, .listenerPriority,
    ]

    private static let containers: [Rule] = [
        .taskExecutionRole, .taskContainers, .serviceLaunch, .serviceNetwork, .serviceContainer, .capacityBounds,
    ]

    private static let data: [Rule] = [.databaseUser, .databaseName, .databaseStorage, .subnetGroupZones, .cacheEngine, .tableAttributes]

    private static let policies: [Rule] = [
        .policyShape, .policyAction, .policyActionForm, .policyResource, .policySize, .policyOrder, .roleTrust, .taskRoleTrust,
        .gitHubTrust, .gitHubAudience,
    ]

    private static let networks: [Rule] = [.subnetRange, .securityGroupPorts]

    /// The rules of the house: what AWS would deploy, and nobody should without a reason.
    static let house: [Rule] = [
        .publicBucket, .publicPolicy, .publicDatabase, .openIngress, .plaintextSecret, .secretParameter, .secretOutput, .unencryptedStore,
        .unencryptedTransit, .oldTLS, .distributionHTTP, .listenerHTTP, .wildcardAction, .wildcardResource, .allowedRemainder,
        .passRole, .permissionSource, .queueDeadLetters, .logRetention, .stateDeletion,
    ]

    private static let acceptances: [Rule] = [.acceptanceReason, .acceptanceUnknown, .acceptanceUnmet]
}
