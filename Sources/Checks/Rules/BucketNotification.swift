import Documents
import TemplateReading

extension Rule {
    static let bucketNotification = Rule(
        "bucket-notification", "What a bucket notifies lets it.",
        reason: """
            S3 tries each destination when the bucket is made: "Unable to validate the following destination configurations". The \
            permission of the function, queue or topic must be there before the bucket.
            """,
        url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
        refused: example(permission: ""),
        accepted: example(
            permission:
                "Permission: {Type: 'AWS::Lambda::Permission', Properties: {FunctionName: !Ref Function, Action: 'lambda:InvokeFunction', Principal: s3.amazonaws.com}}"
        )
    ) { template, breaches in
        guard !template.isTransformed else { return }
        for bucket in template.resources(of: "AWS::S3::Bucket") {
            let path = bucket.path + ["NotificationConfiguration"]
            for (place, one) in template.objects(at: "NotificationConfiguration", "LambdaConfigurations", "*", in: bucket) {
                guard let function = template.function(of: one["Function"]), !isOpen(function, template) else { continue }
                breaches.add(
                    "\(function.logicalID) does not allow s3.amazonaws.com to call it", at: place + ["Function"],
                    remedy: "add an AWS::Lambda::Permission, and let the bucket wait for it")
            }
            for (list, key, type, member) in [
                ("QueueConfigurations", "Queue", "AWS::SQS::Queue", "Queues"),
                ("TopicConfigurations", "Topic", "AWS::SNS::Topic", "Topics"),
            ] {
                for (place, one) in template.values(
                    at: [list, "*"][...], of: bucket.properties["NotificationConfiguration"] ?? .null, below: path)
                {
                    guard let target = template.target(of: one[key]), target.type == type else { continue }
                    let isNamed = template.resources(of: type + "Policy").contains { policy in
                        template.values(at: member, "*", in: policy).contains {
                            template.target(of: $0.value)?.logicalID ?? target.logicalID == target.logicalID
                        }
                    }
                    if !isNamed, template.resources(of: type + "InlinePolicy").isEmpty {
                        breaches.add(
                            "\(target.logicalID) has no policy that lets s3.amazonaws.com send to it", at: place + [key],
                            remedy: "add an \(type)Policy, and let the bucket wait for it")
                    }
                }
            }
        }
    }

    private static func isOpen(_ function: TemplateView.Resource, _ template: TemplateView) -> Bool {
        template.resources(of: "AWS::Lambda::Permission").contains { permission in
            let allowed =
                template.function(of: permission.properties["FunctionName"])
                ?? template.functionNamed(in: permission.properties["FunctionName"])
            // One for a function that is not known may be for this.
            guard allowed?.logicalID ?? function.logicalID == function.logicalID else { return false }
            guard let principal = template.text(of: permission.properties["Principal"]).constant else { return true }
            return principal.hasPrefix("s3.") || principal == "*"
        }
    }

    private static func example(permission: String) -> String {
        """
        Function:
          Type: AWS::Lambda::Function
          Properties: {Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, Role: 'arn:aws:iam::123456789012:role/a'}
        Bucket:
          Type: AWS::S3::Bucket
          Properties: {NotificationConfiguration: {LambdaConfigurations: [{Event: 's3:ObjectCreated:*', Function: !GetAtt Function.Arn}]}}
        \(permission)
        """
    }
}
