extension Rule {
    /// All rules, in the order in which their findings are made.
    public static let all: [Rule] = [
        .unknownType, .typeRegion, .unknownReference, .unknownAttribute, .unknownCondition, .unknownMapping, .circularDependency,
        .unknownProperty, .missingProperty, .readOnlyProperty, .propertyType, .propertyValue, .propertyPattern, .propertyLength,
        .propertyRange,
        .propertyCount, .propertyDuplicate, .propertyCombination, .referenceShape, .discouragedValue,
    ]
}
