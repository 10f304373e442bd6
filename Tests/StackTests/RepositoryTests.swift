import Documents
import LoomTesting
import NovialoomStacks
import Testing

@Suite struct RepositoryTests {
    static let services = ["core", "theme", "captation", "analysis", "order", "client", "gateway-b2b", "gateway-b2c", "doc", "batch"]

    @Test("A2: the account has one repository for each of the ten images")
    func repositories() {
        let names = Deployment.account.all("AWS::ECR::Repository").compactMap { $0.text("RepositoryName") }
        #expect(names == Self.services.map { "novialoom-\($0)" })
        for environment in Environment.systems { #expect(Deployment.of(environment).all("AWS::ECR::Repository").isEmpty) }
    }

    @Test("A2: a tag, once pushed, always means the same image, and none that is tagged expires")
    func immutable() {
        for repository in Deployment.account.all("AWS::ECR::Repository") {
            #expect(repository["ImageTagMutability"] == "IMMUTABLE")
            #expect(repository.text("LifecyclePolicy", "LifecyclePolicyText")?.contains(#""tagStatus":"untagged""#) == true)
            #expect(repository.text("LifecyclePolicy", "LifecyclePolicyText")?.contains(#""tagStatus":"any""#) == false)
        }
    }

    @Test("A2: every function and worker runs its own service's image, whatever the environment", arguments: Environment.systems)
    func images(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let functions = deployment.all("AWS::Lambda::Function").map { ($0.text("FunctionName"), $0.text("Code", "ImageUri")) }
        let tasks = deployment.all("AWS::ECS::TaskDefinition").filter { $0.stack == "workers" }
            .map { ($0.text("Family"), $0.image) }
        #expect(functions.count + tasks.count == Self.services.count)
        for (name, image) in functions + tasks {
            let service = name.flatMap(deployment.service) ?? ""
            #expect(image?.hasPrefix("{account}.dkr.ecr.eu-west-3.amazonaws.com/novialoom-\(service):sha-") == true)
        }
    }

    @Test("A20: an image is built for the machines that run it", arguments: Environment.systems)
    func platforms(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let functions = deployment.all("AWS::Lambda::Function").map { ($0.text("FunctionName"), $0["Architectures"]?[0]) }
        let tasks = deployment.all("AWS::ECS::TaskDefinition").filter { $0.stack == "workers" }
            .map { ($0.text("Family"), $0["RuntimePlatform"]?["CpuArchitecture"]) }
        let platforms = ["arm64": "linux/arm64", "X86_64": "linux/amd64"]
        for (name, architecture) in functions + tasks {
            let service = NovialoomApp.services.first { $0.name == name.flatMap(deployment.service) }
            #expect(service?.runsOn.platform == architecture?.string.flatMap { platforms[$0] })
            #expect(service?.runsOn == (architecture == "arm64" ? .lambda : .fargate))
        }
    }
}

extension DeployedResource {
    /// Of a task definition.
    var image: String? { self["ContainerDefinitions"]?[0]?["Image"].map { text(of: $0) } }
}
