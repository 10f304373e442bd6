extension RuleCases {
    private static func named(_ type: String, _ property: String, _ name: String) -> String {
        "Thing: {Type: 'AWS::\(type)', Properties: {\(property): \(name)}}"
    }

    private static let long = String(repeating: "a", count: 60)

    static let names = [
        refused("resource-name", named("ElasticLoadBalancingV2::LoadBalancer", "Name", "internal-web")),
        refused("resource-name", named("ElasticLoadBalancingV2::LoadBalancer", "Name", "web-")),
        refused("resource-name", named("ElasticLoadBalancingV2::TargetGroup", "Name", "web_api")),
        refused("resource-name", named("ElastiCache::ServerlessCache", "ServerlessCacheName", String(long.prefix(41)))),
        accepted("resource-name", named("ElastiCache::ServerlessCache", "ServerlessCacheName", String(long.prefix(40)))),
        refused("resource-name", named("S3::Bucket", "BucketName", "xn--bucket")),
        // Twelve digits of the account make it 64.
        refused("resource-name", named("S3::Bucket", "BucketName", "!Sub '\(String(long.prefix(52)))${AWS::AccountId}'")),
        accepted("resource-name", named("S3::Bucket", "BucketName", "!Sub '\(String(long.prefix(51)))${AWS::AccountId}'")),
        refused("resource-name", named("IAM::Role", "RoleName", "!Sub '\(long)-${AWS::Region}'")),
        refused("resource-name", named("SQS::Queue", "QueueName", "!Join ['/', [a, b]]")),
        accepted("resource-name", named("SQS::Queue", "QueueName", "!Sub '${AWS::StackName}-tasks.fifo'")),
        accepted("resource-name", named("SQS::Queue", "QueueName", "!If [A, a, !Ref 'AWS::NoValue']")),
        refused("resource-name", named("SSM::Parameter", "Name", "AWS-thing")),
        accepted("resource-name", named("SSM::Parameter", "Name", "/novialoom/prod/url")),
        refused("resource-name", named("EC2::SecurityGroup", "GroupName", "sg-web")),
        refused("resource-name", named("KMS::Alias", "AliasName", "alias/aws/own")),
        accepted(
            "duplicate-name",
            "Conditions: {A: !Equals [a, b]}\nResources:\n  A: {Type: 'AWS::SQS::Queue', Condition: A, Properties: {QueueName: a}}\n  B: {Type: 'AWS::SQS::Queue', Properties: {QueueName: a}}"
        ),
        refused(
            "duplicate-name",
            "A: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Sub '${AWS::StackName}-a'}}\nB: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Sub '${AWS::StackName}-a'}}"
        ),
        refused("duplicate-name", "Resources: {}\nOutputs: {A: {Value: a, Export: {Name: a}}, B: {Value: b, Export: {Name: a}}}"),
        refused(
            "listener-priority",
            "A: {Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: {ListenerArn: !Ref L, Priority: 1}}\nB: {Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: {ListenerArn: !Ref L, Priority: '1'}}\nL: {Type: 'AWS::ElasticLoadBalancingV2::Listener'}"
        ),
        accepted(
            "record-zone",
            "Record: {Type: 'AWS::Route53::RecordSet', Properties: {HostedZoneName: example.com., Name: '*.a.Example.com', Type: A}}"),
        refused(
            "record-zone",
            "Records: {Type: 'AWS::Route53::RecordSetGroup', Properties: {HostedZoneName: example.com., RecordSets: [{Name: myexample.com, Type: A}]}}"
        ),
    ]
}
