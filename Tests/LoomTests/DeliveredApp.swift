import CloudFormationModel
import Loom

/// What the tests of delivery deliver: an environment that holds one resource of each type.
extension DeliveryTests {
    enum Place: String, DeploymentEnvironment {
        case account, dev
        var nameSuffix: String? { self == .account ? nil : rawValue }
    }

    struct Account: Stack {
        let description = "A stack of a test"
        let deploy = DeployBucket()
        let github = GitHubProvider(.created)
        let dev: DeliveryRole

        init() {
            dev = DeliveryRole(
                for: Place.dev, of: Delivered.self, from: "owner/name", in: .environment("dev"), by: github, storing: deploy)
        }
    }

    /// One resource of each type that environments of Novialoom hold.
    struct Everything: Stack {
        let description = "A stack of a test"
        let parts: Parts

        struct Parts: Construct {
            var handle = Handle("parts", file: #fileID, line: #line)
            func build(in scope: Scope) {
                for type in DeliveryTests.types { scope.add(String(type.filter { $0 != ":" }), Resource(type, [:])) }
            }
        }
    }

    struct Delivered: App {
        static let name = "test"
        static let sources = "stacks/Test"
        static let region = Region.paris
        static let hasPermissionsBoundary = true
        static let services = [
            ServiceDescription("core", source: "core", repository: "test-core", runsOn: .lambda),
            ServiceDescription("doc", source: "doc", repository: "test-doc", runsOn: .fargate),
        ]
        var account: Account?
        var everything: Everything?

        init(_ environment: Place, release: Release) {
            if environment == .account { account = Account() } else { everything = Everything(parts: .init()) }
        }
    }

    static let types = [
        "AWS::ApiGateway::Deployment", "AWS::ApiGateway::RestApi", "AWS::ApiGateway::Stage", "AWS::ApplicationAutoScaling::ScalableTarget",
        "AWS::ApplicationAutoScaling::ScalingPolicy", "AWS::CloudFront::Distribution", "AWS::CloudFront::Function",
        "AWS::CloudFront::OriginAccessControl", "AWS::CloudFront::ResponseHeadersPolicy", "AWS::CloudWatch::Alarm",
        "AWS::EC2::EIP", "AWS::EC2::Instance", "AWS::EC2::NatGateway", "AWS::EC2::Route", "AWS::EC2::SecurityGroup", "AWS::EC2::Subnet",
        "AWS::EC2::VPC", "AWS::EC2::VPCEndpoint", "AWS::ECS::Cluster", "AWS::ECS::Service", "AWS::ECS::TaskDefinition",
        "AWS::ElastiCache::ServerlessCache", "AWS::IAM::InstanceProfile", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::Lambda::Alias",
        "AWS::Lambda::Function", "AWS::Lambda::Permission", "AWS::Lambda::Version", "AWS::Logs::LogGroup", "AWS::RDS::DBInstance",
        "AWS::RDS::DBParameterGroup", "AWS::RDS::DBSubnetGroup", "AWS::S3::Bucket", "AWS::S3::BucketPolicy",
        "AWS::SecretsManager::Secret", "AWS::SNS::Topic", "AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "AWS::WAFv2::LoggingConfiguration",
        "AWS::WAFv2::WebACL", "AWS::WAFv2::WebACLAssociation",
    ]
}
