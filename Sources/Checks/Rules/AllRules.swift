extension Rule {
    /// All rules, in the order in which their findings are made.
    public static let all: [Rule] = [
        .unknownType, .typeRegion, .unknownReference, .unknownAttribute, .unknownCondition, .unknownMapping, .circularDependency,
        .unknownProperty, .missingProperty, .readOnlyProperty, .propertyType, .propertyValue, .propertyPattern, .propertyLength,
        .propertyRange,
        .propertyCount, .propertyDuplicate, .propertyCombination, .referenceShape, .discouragedValue,
        .apiTimeout, .environmentSize, .eventSourceBatch, .eventSourceRole, .imageRegion, .queueVisibility, .queueVisibilityMargin,
        .roleTrust, .taskRoleTrust, .webACLRegion, .webACLPriorities, .managedRuleGroup, .webACLCapacity, .webACLAction, .certificateRegion,
        .edgeRegion, .distributionOrigin, .distributionAliases, .apiMethods, .apiDeploymentOrder, .taskExecutionRole, .taskContainers,
        .serviceLaunch, .serviceNetwork, .serviceContainer, .databaseUser, .databaseName, .databaseStorage, .policyShape, .policyAction,
        .policyActionForm, .policyResource, .policySize, .gitHubTrust, .gitHubAudience, .resourceName, .duplicateName, .cacheEngine,
        .subnetRange, .securityGroupRule, .templateLimits, .templateShare, .logicalID, .parameterDefault, .parameterType,
        .redundantDependency, .missingDependency, .policyOrder, .tableAttributes, .capacityBounds, .apiBody, .apiPaths, .apiIntegrations,
        .queueRedrive, .recordZone, .listenerPriority, .subnetGroupZones, .invokePermission, .functionMemory, .bucketNotification,
    ]
}
