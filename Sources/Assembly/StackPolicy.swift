import Documents
import Registry

/// The stack policy of every stack that holds state: an update may neither replace nor delete what holds it. It speaks of types and not of
/// logical IDs, since CloudFormation refuses a policy that names a resource which is not there yet or not there any more.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html>
enum StackPolicy {
    static let file = EnvironmentFolder.File(name: "stack-policy.json", bytes: JSONWriter.bytes(json))

    private static var json: JSON {
        [
            "Statement": [
                ["Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"],
                [
                    "Effect": "Deny", "Action": ["Update:Replace", "Update:Delete"], "Principal": "*", "Resource": "*",
                    "Condition": ["StringEquals": ["ResourceType": .array(ResourceRegistry.statefulTypes.map(JSON.string))]],
                ],
            ]
        ]
    }
}
