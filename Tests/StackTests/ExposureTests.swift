import Documents
import LoomTesting
import NovialoomStacks
import Testing

/// What is open, and what is told.
@Suite struct ExposureTests {
    @Test("no security group lets in the whole internet", arguments: Environment.systems)
    func ingress(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let inside = deployment.all("AWS::EC2::SecurityGroup").flatMap { $0["SecurityGroupIngress"]?.array ?? [] }
        let alone = deployment.all("AWS::EC2::SecurityGroupIngress").map { JSON.object($0.resource.properties) }
        #expect(alone.count == 10)
        for rule in inside + alone {
            let from = [rule["CidrIp"], rule["CidrIpv6"]].compactMap { $0?.string }
            #expect(from.allSatisfy { $0.hasPrefix("10.") }, "\(from)")
        }
    }

    @Test("every security group says what may leave it, so that AWS does not open it to everywhere", arguments: Environment.systems)
    func egress(in environment: Environment) {
        for group in Deployment.of(environment).all("AWS::EC2::SecurityGroup") {
            #expect(group["SecurityGroupEgress"]?.array?.isEmpty == false, "\(group.id)")
        }
    }

    @Test("a program is told where a secret is, never what it is", arguments: Environment.systems)
    func variables(in environment: Environment) {
        let deployment = Deployment.of(environment)
        var variables: [(name: String, value: String)] = []
        for function in deployment.all("AWS::Lambda::Function") {
            for (name, value) in function["Environment"]?["Variables"]?.object ?? [:] {
                variables.append((name, function.text(of: value)))
            }
        }
        for task in deployment.all("AWS::ECS::TaskDefinition") {
            #expect(task["ContainerDefinitions"]?[0]?["Secrets"] == nil)
            for variable in task["ContainerDefinitions"]?[0]?["Environment"]?.array ?? [] {
                let value = variable["Value"].map { task.text(of: $0) }
                variables.append((variable["Name"]?.string ?? "", value ?? ""))
            }
        }
        let places = [
            "GEMINI_SECRET": "novialoom-gemini-\(environment.rawValue)", "STRIPE_SECRET": "novialoom-stripe-\(environment.rawValue)",
            "DATABASE_SECRET": "data.Database.MasterUserSecret.SecretArn",
        ]
        #expect(Set(variables.map(\.name)).isSuperset(of: places.keys))
        for (name, value) in variables {
            let sounds = ["SECRET", "PASSWORD", "TOKEN", "KEY", "CREDENTIAL"].contains { name.contains($0) }
            #expect(!sounds || places[name] == value, "\(name) is \(value)")
        }
    }

    @Test("no template resolves a secret", arguments: Environment.allCases)
    func references(in environment: Environment) {
        for (name, bytes) in SynthesisTests.files(of: Deployment.of(environment).app) {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("{{resolve:secretsmanager") && !text.contains("{{resolve:ssm-secure"), "\(name)")
        }
    }

    @Test("stacks export nothing: an export cannot be changed while somebody reads it", arguments: Environment.allCases)
    func exports(in environment: Environment) {
        for stack in Deployment.of(environment).app.stacks {
            for (name, output) in stack.template.json["Outputs"]?.object ?? [:] { #expect(output["Export"] == nil, "\(name)") }
        }
        let imports = SynthesisTests.files(of: Deployment.of(environment).app).values.filter {
            String(decoding: $0, as: UTF8.self).contains("Fn::ImportValue")
        }
        #expect(imports.isEmpty)
    }
}
