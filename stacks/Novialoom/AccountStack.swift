import Loom

/// What exists once per account, or what a deployment must not be able to change: an administrator deploys it, once.
struct AccountStack: Stack {
    let description = "Novialoom: image repositories, deploy bucket and delivery roles of the account"
    let isProtected = true

    let images: ImageRepositories<Service>
    let deploy: DeployBucket
    let github: GitHubProvider
    let apiLogs: APILogRole
    let dev: DeliveryRole
    let staging: DeliveryRole
    let prod: DeliveryRole

    init() {
        images = ImageRepositories(Service.self, functions: Service.functions)
        deploy = DeployBucket()
        github = GitHubProvider(.created)
        apiLogs = APILogRole(.created)
        let repository = "novialoom/novialoom"
        // What the plan's other choices would bring: Aurora, and either way out of the network.
        let planned = [
            "AWS::EC2::EIP", "AWS::EC2::Instance", "AWS::EC2::NatGateway", "AWS::IAM::InstanceProfile", "AWS::RDS::DBCluster",
            "AWS::RDS::DBClusterParameterGroup", "AWS::RDS::DBInstance", "AWS::RDS::DBParameterGroup",
        ]
        dev = DeliveryRole(
            for: Environment.dev, of: NovialoomApp.self, from: repository, in: .environment("dev"), by: github, storing: deploy,
            planning: planned)
        staging = DeliveryRole(
            for: Environment.staging, of: NovialoomApp.self, from: repository, in: .environment("staging"), by: github, storing: deploy,
            planning: planned)
        prod = DeliveryRole(
            for: Environment.prod, of: NovialoomApp.self, from: repository, in: .environment("prod"), by: github, storing: deploy,
            planning: planned)
    }
}
