import Documents

/// What CloudFormation takes of one template.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
public enum TemplateLimit {
    public static let resources = 500
    /// From a bucket: 1 MB, read as the smaller of the two numbers that this can mean.
    public static let bytes = 1_000_000
    /// In the call itself; a larger template goes through a bucket.
    public static let inlineBytes = 51_200

    static func findings(of rendered: EnvironmentFolder.RenderedStack) -> [Finding] {
        let name = rendered.stack.name
        var findings: [Finding] = []
        if rendered.stack.template.resources.isEmpty {
            findings.append(
                Finding(
                    "empty-stack", "stack \"\(name)\" has no resource, and CloudFormation takes none without", stack: name,
                    remedy: "store something in it, or nil in its place"))
        }
        if rendered.bytes.count > bytes {
            findings.append(
                Finding(
                    "template-too-large",
                    "the template of stack \"\(name)\" has \(rendered.bytes.count) bytes, CloudFormation takes \(bytes)",
                    stack: name, remedy: "divide it into two stacks"))
        }
        return findings
    }
}
