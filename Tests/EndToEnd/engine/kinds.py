"""The types of our stacks that LocalStack's core makes nothing of, and what is done about each."""

# Kept as they are given; what a template says of them is not tried. cfn-lint says whether it is valid.
PLACEHOLDERS = {
    "AWS::ApplicationAutoScaling::ScalableTarget",
    "AWS::ApplicationAutoScaling::ScalingPolicy",
    "AWS::CloudFront::Function",
    "AWS::CloudFront::OriginAccessControl",
    "AWS::CloudFront::ResponseHeadersPolicy",
    "AWS::ElastiCache::ServerlessCache",
    "AWS::ElasticLoadBalancingV2::Listener",
    "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "AWS::ElasticLoadBalancingV2::TargetGroup",
    "AWS::RDS::DBInstance",
    "AWS::RDS::DBParameterGroup",
    "AWS::RDS::DBSubnetGroup",
    "AWS::WAFv2::LoggingConfiguration",
    "AWS::WAFv2::WebACL",
    "AWS::WAFv2::WebACLAssociation",
}

# LocalStack has a provider for it, which cannot tell all that a template says.
REPLACED = {"AWS::DynamoDB::Table"}

# Made by calls to services that are there.
MADE_BY_CALLS = {
    "AWS::CloudFront::Distribution",
    "AWS::CloudWatch::Dashboard",
    "AWS::EC2::SecurityGroupIngress",
    "AWS::ECR::Repository",
    "AWS::ECS::Cluster",
    "AWS::ECS::ClusterCapacityProviderAssociations",
    "AWS::ECS::Service",
    "AWS::ECS::TaskDefinition",
    "AWS::IAM::OIDCProvider",
    "AWS::Route53::HostedZone",
}
