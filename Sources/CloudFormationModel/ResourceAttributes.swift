/// What CloudFormation takes beside a resource's properties.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-product-attribute-reference.html>
public struct ResourceAttributes: Sendable {
    /// What becomes of a resource that goes, from `DeletionPolicy` or `UpdateReplacePolicy`.
    public enum Removal: String, Sendable {
        case delete = "Delete"
        case retain = "Retain"
        /// Retained, except when the very creation is rolled back: an orphan with a fixed name would block the second try.
        case retainExceptOnCreate = "RetainExceptOnCreate"
        case snapshot = "Snapshot"
    }

    /// The name of a condition of the stack, without which the resource is not made.
    public var condition: String?
    /// `CreationPolicy`: signals that CloudFormation waits for.
    public var creationPolicy: Expression?
    /// What becomes of it when its declaration or its stack goes. Without it CloudFormation deletes it, clusters and instances of RDS
    /// after a snapshot.
    public var deletionPolicy: Removal?
    /// Resources of the same stack that must be there first. References to others make them wait by themselves.
    public var dependsOn: [Target]
    /// `Metadata`: not deployed, but readable in the template by whoever may read that.
    public var metadata: Expression?
    /// `UpdatePolicy`: how groups of instances and aliases of functions are updated.
    public var updatePolicy: Expression?
    /// What becomes of the old one when an update replaces it. Without it CloudFormation deletes it.
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
