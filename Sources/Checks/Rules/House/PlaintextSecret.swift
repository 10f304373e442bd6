import Documents
import TemplateReading

extension Rule {
    static let plaintextSecret = Rule(
        "plaintext-secret", "No secret stands in a template.", severity: .warning,
        reason: """
            A template is read by everybody who reads the repository, the console, or the copy that CloudFormation keeps; a secret in it \
            is known to all of them, and to stay so. Let the service make it and keep it, or refer to where it is kept.
            """,
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html",
        refused: example(secret: "correct-horse-battery-staple"),
        accepted: example(secret: "'{{resolve:secretsmanager:mail:SecretString:password}}'")
    ) { template, breaches in
        func report(_ hits: [SecretScan.Hit], _ below: [String]) {
            for hit in hits {
                breaches.add(
                    "\(hit.what) stands here in plain text", at: below + hit.path,
                    remedy: "put it into Secrets Manager, write {{resolve:secretsmanager:…}}, and replace it wherever it is in use")
            }
        }
        for (name, parameter) in template.parameters {
            guard parameter["Type"]?.string?.hasPrefix("AWS::SSM::") != true, parameter["AllowedValues"] == nil,
                let value = parameter["Default"]?.string
            else { continue }
            if let kind = SecretName(name), SecretValue.isSecret(value, kind) {
                report([.init(path: [], what: "the default, a secret,")], ["Parameters", name, "Default"])
            } else {
                report(SecretScan.hits(in: .string(value), under: ""), ["Parameters", name, "Default"])
            }
        }
        if !template.mappings.isEmpty { report(SecretScan.hits(in: .object(template.mappings), under: ""), ["Mappings"]) }
        for resource in template.resources {
            var properties = resource.properties
            // The definition of an API is long and known to all of its callers, and tags are shown wherever the resource is.
            properties["Body"] = nil
            properties["Tags"] = nil
            report(SecretScan.hits(in: .object(properties), under: "Properties"), resource.path)
            if let metadata = resource.body["Metadata"] {
                report(SecretScan.hits(in: metadata, under: ""), ["Resources", resource.logicalID, "Metadata"])
            }
        }
    }

    private static func example(secret: String) -> String {
        """
        Mail:
          Type: AWS::Lambda::Function
          Properties:
            Code: {S3Bucket: code, S3Key: mail.zip}
            Handler: mail.handler
            Runtime: python3.12
            Role: arn:aws:iam::123456789012:role/mail
            Environment: {Variables: {SMTP_PASSWORD: \(secret)}}
        """
    }
}
