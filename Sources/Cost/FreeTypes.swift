/// Types that cost nothing themselves: what is paid for stands at another resource.
enum FreeTypes {
    static func contains(_ type: String) -> Bool { types.contains(type) || services.contains { type.hasPrefix($0) } }

    private static let services = ["AWS::IAM::", "AWS::ApplicationAutoScaling::", "AWS::CloudFormation::"]

    private static let types: Set<String> = [
        "AWS::ApiGateway::Account", "AWS::ApiGateway::Authorizer", "AWS::ApiGateway::BasePathMapping", "AWS::ApiGateway::Deployment",
        "AWS::ApiGateway::DomainName", "AWS::ApiGateway::GatewayResponse", "AWS::ApiGateway::Method", "AWS::ApiGateway::Model",
        "AWS::ApiGateway::RequestValidator", "AWS::ApiGateway::Resource", "AWS::ApiGatewayV2::ApiMapping",
        "AWS::ApiGatewayV2::DomainName", "AWS::ApiGatewayV2::Integration", "AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Stage",
        "AWS::CertificateManager::Certificate", "AWS::CloudFront::CachePolicy", "AWS::CloudFront::OriginAccessControl",
        "AWS::CloudFront::OriginRequestPolicy", "AWS::CloudFront::ResponseHeadersPolicy", "AWS::EC2::DHCPOptions",
        "AWS::EC2::EIPAssociation", "AWS::EC2::InternetGateway", "AWS::EC2::LaunchTemplate", "AWS::EC2::NetworkAcl",
        "AWS::EC2::NetworkAclEntry", "AWS::EC2::Route", "AWS::EC2::RouteTable", "AWS::EC2::SecurityGroup",
        "AWS::EC2::SecurityGroupEgress", "AWS::EC2::SecurityGroupIngress", "AWS::EC2::Subnet",
        "AWS::EC2::SubnetNetworkAclAssociation", "AWS::EC2::SubnetRouteTableAssociation", "AWS::EC2::VPC",
        "AWS::EC2::VPCGatewayAttachment", "AWS::ECS::Cluster", "AWS::ECS::ClusterCapacityProviderAssociations",
        "AWS::ECS::TaskDefinition", "AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule",
        "AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::Events::Rule", "AWS::KMS::Alias", "AWS::Lambda::EventSourceMapping",
        "AWS::Lambda::LayerVersion", "AWS::Lambda::Permission", "AWS::Lambda::Url", "AWS::Logs::MetricFilter",
        "AWS::Logs::ResourcePolicy", "AWS::Logs::SubscriptionFilter", "AWS::RDS::DBClusterParameterGroup",
        "AWS::RDS::DBParameterGroup", "AWS::RDS::DBSubnetGroup", "AWS::ElastiCache::SubnetGroup", "AWS::Route53::RecordSet",
        "AWS::Route53::RecordSetGroup", "AWS::S3::BucketPolicy", "AWS::SecretsManager::ResourcePolicy",
        "AWS::SecretsManager::RotationSchedule", "AWS::SecretsManager::SecretTargetAttachment", "AWS::SNS::Subscription",
        "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::SSM::Parameter", "AWS::WAFv2::IPSet",
        "AWS::WAFv2::LoggingConfiguration", "AWS::WAFv2::RegexPatternSet", "AWS::WAFv2::WebACLAssociation",
    ]
}
