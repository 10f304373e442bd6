import Documents
import TemplateReading

extension Rule {
    static let policyResource = Rule(
        "policy-resource", "The resources of a policy are ARNs or *.",
        reason: "IAM refuses the policy: a resource must be in ARN format or \"*\". The Ref of many resources is their name.",
        url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html",
        refused: example("!Ref Bucket"), accepted: example("!GetAtt Bucket.Arn")
    ) { template, breaches in
        for policy in template.policyDocuments where policy.kind == .identity {
            for statement in policy.statements {
                for (path, value) in ["Resource", "NotResource"].flatMap({ template.entries($0, of: statement) }) {
                    if isPlainARN(value) { continue }
                    for alternative in template.alternatives(of: value) {
                        if case .reference(let logicalID, nil) = alternative, let resource = template.resource(logicalID),
                            resource.isNamedByRef
                        {
                            breaches.add(
                                "Ref gives the name of \(logicalID), not its ARN", at: path,
                                remedy: resource.type == "AWS::SQS::Queue"
                                    || template.schema(of: resource.type)?.hasAttribute("Arn") == true
                                    ? "write !GetAtt \(logicalID).Arn" : nil)
                        }
                    }
                    for text in template.texts(of: value) where !isARN(text) {
                        breaches.add("\"\(SchemaCheck.shortened(text.start))\" is no ARN", at: path, remedy: "write the whole ARN, or *")
                    }
                }
            }
        }
    }

    /// Most are: no more need be worked out.
    private static func isPlainARN(_ value: JSON) -> Bool {
        guard let text = value.string ?? value["Fn::Sub"]?.string else { return false }
        return text == "*" || text.hasPrefix("arn:")
    }

    private static func isARN(_ text: KnownText) -> Bool {
        let start = text.start
        if start.isEmpty { return true }
        if start.hasPrefix("*") || start.hasPrefix("{{resolve:") { return true }
        return start.count < 4 ? "arn:".hasPrefix(start) && text.constant == nil : start.hasPrefix("arn:") || start.hasPrefix("arn*")
    }

    private static func example(_ resource: String) -> String {
        """
        Bucket: {Type: 'AWS::S3::Bucket'}
        Policy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: 's3:ListBucket', Resource: \(resource)}]}
        """
    }
}
