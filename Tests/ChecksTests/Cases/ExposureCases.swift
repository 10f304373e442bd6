@testable import Checks

/// What everybody may reach.
extension RuleCases {
    private static func bucket(_ properties: String) -> String { "Bucket: {Type: 'AWS::S3::Bucket', Properties: {\(properties)}}" }

    private static func policy(_ statement: String) -> String {
        """
        Policy:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: reports
            PolicyDocument: {Version: '2012-10-17', Statement: [{Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*', \(statement)}]}
        """
    }

    private static func trust(_ principal: String) -> String {
        """
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: 'sts:AssumeRole', Principal: \(principal)}]}
        """
    }

    private static func permission(_ properties: String) -> String {
        "Permission: {Type: 'AWS::Lambda::Permission', Properties: {FunctionName: a, Action: 'lambda:InvokeFunction', \(properties)}}"
    }

    private static func group(_ rule: String, parameters: String = "{}") -> String {
        """
        Parameters: \(parameters)
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties: {GroupDescription: a, SecurityGroupIngress: [{\(rule)}]}
          Rule: {Type: 'AWS::EC2::SecurityGroupIngress', Properties: {GroupId: a, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIpv6: '::/0'}}
        """
    }

    private static func listener(_ balancer: String, _ properties: String) -> String {
        """
        Balancer: {Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {Subnets: [a, b], \(balancer)}}
        Listener:
          Type: AWS::ElasticLoadBalancingV2::Listener
          Properties: {LoadBalancerArn: !Ref Balancer, Port: 80, \(properties), DefaultActions: [{Type: forward, TargetGroupArn: a}]}
        """
    }

    static let exposures = [
        refused("public-bucket", bucket("AccessControl: PublicRead")), refused("public-bucket", bucket("AccessControl: AuthenticatedRead")),
        refused("public-bucket", bucket("PublicAccessBlockConfiguration: {BlockPublicAcls: true}")),
        accepted("public-bucket", bucket("AccessControl: LogDeliveryWrite")), accepted("public-bucket", bucket("BucketName: a")),
        accepted(
            "public-bucket",
            bucket(
                "PublicAccessBlockConfiguration: {BlockPublicAcls: !Ref A, BlockPublicPolicy: !Ref A, IgnorePublicAcls: !Ref A, RestrictPublicBuckets: !Ref A}"
            )),
        refused("public-policy", policy("Effect: Allow, Principal: {AWS: ['*']}")),
        refused("public-policy", policy("Effect: Allow, Principal: '*', Condition: {Bool: {'aws:SecureTransport': 'true'}}")),
        refused("public-policy", policy("Effect: Allow, NotPrincipal: {AWS: 'arn:aws:iam::123456789012:root'}")),
        accepted("public-policy", policy("Effect: Deny, Principal: '*', Condition: {Bool: {'aws:SecureTransport': 'false'}}")),
        accepted("public-policy", policy("Effect: Allow, Principal: '*', Condition: {StringEquals: {'aws:PrincipalOrgID': o-1}}")),
        accepted("public-policy", policy("Effect: Allow, Principal: {Service: cloudfront.amazonaws.com}")),
        accepted("public-policy", policy("Effect: Allow, Principal: !Ref Anybody")),
        refused("public-policy", trust("{AWS: '*'}")), accepted("public-policy", trust("{Service: lambda.amazonaws.com}")),
        refused("public-policy", permission("Principal: '*'")),
        accepted("public-policy", permission("Principal: '*', PrincipalOrgID: o-1")),
        accepted("public-policy", permission("Principal: '*', FunctionUrlAuthType: NONE")),
        refused("permission-source", permission("Principal: apigateway.amazonaws.com")),
        refused("permission-source", permission("Principal: logs.eu-west-3.amazonaws.com")),
        accepted("permission-source", permission("Principal: s3.amazonaws.com, SourceAccount: !Ref 'AWS::AccountId'")),
        accepted("permission-source", permission("Principal: elasticloadbalancing.amazonaws.com")),
        accepted("permission-source", permission("Principal: '123456789012'")),
        refused("open-ingress", group("IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0")),
        refused("open-ingress", group("IpProtocol: tcp, FromPort: 80, ToPort: 443, CidrIp: 0.0.0.0/0")),
        refused("open-ingress", group("IpProtocol: '-1', CidrIpv6: '::/0'")),
        refused("open-ingress", group("IpProtocol: -1, CidrIp: 0.0.0.0/0")),
        refused(
            "open-ingress",
            group("IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref From", parameters: "{From: {Type: String, Default: 0.0.0.0/0}}")),
        accepted(
            "open-ingress", group("IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref From", parameters: "{From: {Type: String}}")),
        accepted("open-ingress", group("IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0")),
        accepted("open-ingress", group("IpProtocol: icmp, FromPort: 8, ToPort: -1, CidrIp: 0.0.0.0/0")),
        accepted("open-ingress", group("IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8")),
        accepted("open-ingress", group("IpProtocol: tcp, FromPort: 22, ToPort: 22, SourceSecurityGroupId: a")),
        refused("public-database", "Store: {Type: 'AWS::Redshift::Cluster', Properties: {PubliclyAccessible: 'true'}}"),
        accepted("public-database", "Store: {Type: 'AWS::Redshift::Cluster', Properties: {PubliclyAccessible: !If [A, true, false]}}"),
        refused("listener-http", listener("Scheme: internet-facing", "Protocol: HTTP")),
        accepted("listener-http", listener("Scheme: internal", "Protocol: HTTP")),
        accepted("listener-http", listener("Scheme: !Ref Scheme", "Protocol: HTTP")),
        refused("old-tls", listener("Name: a", "Protocol: HTTPS")),
        refused("old-tls", listener("Name: a", "Protocol: TLS, SslPolicy: ELBSecurityPolicy-TLS13-1-0-2021-06")),
        accepted("old-tls", listener("Name: a", "Protocol: HTTPS, SslPolicy: ELBSecurityPolicy-TLS13-1-3-2021-06")),
        accepted("old-tls", listener("Name: a", "Protocol: HTTPS, SslPolicy: !Ref Policy")),
        refused("old-tls", "Name: {Type: 'AWS::ApiGateway::DomainName', Properties: {SecurityPolicy: TLS_1_0}}"),
        refused(
            "old-tls",
            "Site: {Type: 'AWS::CloudFront::Distribution', Properties: {DistributionConfig: {ViewerCertificate: {MinimumProtocolVersion: TLSv1.1_2016}}}}"
        ),
        refused(
            "distribution-http",
            "Site: {Type: 'AWS::CloudFront::Distribution', Properties: {DistributionConfig: {CacheBehaviors: [{ViewerProtocolPolicy: allow-all}]}}}"
        ),
    ]
}
