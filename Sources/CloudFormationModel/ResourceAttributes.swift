/// What CloudFormation takes beside a resource's properties.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-product-attribute-reference.html>
public struct ResourceAttributes: Sendable {
    public enum Removal: String, Sendable {
        case delete = "Delete"
        case retain = "Retain"
        /// Retained, except when the very creation is rolled back: an orphan with a fixed name would block the second try.
        case retainExceptOnCreate = "RetainExceptOnCreate"
        case snapshot = "Snapshot"
    }

    public var condition: String?
    public var creationPolicy: Expression?
    public var deletionPolicy: Removal?
    public var dependsOn: [Target]
    public var metadata: Expression?
    public var updatePolicy: Expression?
    public var updateReplacePolicy: Removal?

    public init(
        condition: String? = nil, creationPolicy: Untyped? = nil, deletionPolicy: Removal? = nil, dependsOn: [Target] = [],
        metadata: Untyped? = nil, updatePolicy: Untyped? = nil, updateReplacePolicy: Removal? = nil
    ) {
        self.condition = condition
        self.creationPolicy = creationPolicy?.expression
        self.deletionPolicy = deletionPolicy
        self.dependsOn = dependsOn
        self.metadata = metadata?.expression
        self.updatePolicy = updatePolicy?.expression
        self.updateReplacePolicy = updateReplacePolicy
    }
}
