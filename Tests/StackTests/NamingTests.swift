import Documents
import LoomTesting
import NovialoomStacks
import Testing

/// Novialoom's names as a rule: what breaks it is told with the line of its declaration.
@Suite struct NamingTests {
    static func naming(in environment: Environment) -> TemplateRule {
        TemplateRule("naming") { resource in
            let wrong = names(of: resource).filter { name in
                !follows(exceptions["\(resource.type) \(name.property)"] ?? "*", name.name, environment)
            }
            guard !wrong.isEmpty else { return nil }
            return "\(wrong.map { "\($0.property) is \($0.name)" }.joined(separator: ", ")), not novialoom-{service}-{env}"
        }
    }

    /// The names that follow another form, by type and property; `*` stands for what the form of A1 has.
    static let exceptions = [
        // Their names are those of all accounts in the world.
        "AWS::S3::Bucket BucketName": "*-{account}",
        // A8 gives it.
        "AWS::ApiGateway::RestApi Name": "Novialoom-Central-API",
        // The last part of a URL and of an ARN, below what carries the name.
        "AWS::ApiGateway::Stage StageName": "{env}",
        "AWS::Lambda::Alias Name": "live",
        "AWS::Lambda::Permission FunctionName": "arn:aws:lambda:eu-west-3:{account}:function:*:live",
        // Inside what carries the name.
        "AWS::RDS::DBInstance DBName": "novialoom",
    ]

    /// What AWS demands before a log group's name, by what writes into it.
    static let logPrefixes = ["/aws/lambda/", "/aws/apigateway/", "/ecs/", "aws-waf-logs-", "/aws/rds/instance/"]

    /// Properties that end in `Name` and name something that AWS made.
    static let foreign = ["MetricName", "ServiceName of AWS::EC2::VPCEndpoint"]

    @Test("A1, D3: every named resource is called novialoom-{service}-{env}", arguments: Environment.systems)
    func names(in environment: Environment) {
        Deployment.of(environment).expectNoFindings(of: Self.naming(in: environment))
        #expect(Deployment.of(environment).resources.flatMap(Self.names).count > 100)
    }

    @Test("A1, D3: a name in another form is found, and its near twin is not")
    func otherNames() throws {
        let deployment = try Deployment(
            yaml: """
                Resources:
                  Jobs: {Type: AWS::SQS::Queue, Properties: {QueueName: novialoom-jobs-prod}}
                  Nameless: {Type: AWS::SQS::Queue}
                  Other: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs-prod}}
                  Foreign: {Type: AWS::SQS::Queue, Properties: {QueueName: novialoom-jobs-dev}}
                  Files: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub 'novialoom-files-prod-${AWS::AccountId}'}}
                  Taken: {Type: AWS::S3::Bucket, Properties: {BucketName: novialoom-files-prod}}
                """)
        deployment.expectFindings(of: Self.naming(in: .prod), at: "Other", "Foreign", "Taken")
    }

    @Test("A1: stacks are called novialoom-{stack}-{env}", arguments: Environment.systems)
    func stacks(in environment: Environment) {
        for stack in Deployment.of(environment).app.stacks {
            #expect(stack.stackName == "novialoom-\(stack.name)-\(environment.rawValue)")
        }
    }

    @Test("A1: what exists once per account has no environment in its name")
    func account() {
        #expect(Deployment.account.all("AWS::S3::Bucket").compactMap { $0.text("BucketName") } == ["novialoom-deploy-{account}"])
        for (id, _, name) in Deployment.account.resources.flatMap(Self.names) {
            #expect(name.hasPrefix("novialoom-"))
            // The roles that deliver an environment have its name at their end, as everything of the environment has.
            let environment = Environment.systems.first { id.lowercased().hasPrefix($0.rawValue) }
            let named = Environment.systems.filter { name.split(separator: "-").contains(Substring($0.rawValue)) }
            #expect(named == [environment].compactMap { $0 }, "\(name)")
            #expect(environment.map { name.hasSuffix("-\($0.rawValue)") } != false, "\(name)")
        }
    }

    /// The names that a template gives: what ends in `Name`, `Identifier` or `Family` and is no reference.
    static func names(of resource: DeployedResource) -> [(id: String, property: String, name: String)] {
        var names: [(id: String, property: String, name: String)] = []
        func collect(_ properties: JSON.Object, _ path: String) {
            for (property, value) in properties {
                if property.hasSuffix("Config"), let inner = value.object { collect(inner, path + property + ".") }
                guard ["Name", "Identifier"].contains(where: property.hasSuffix) || property == "Family" && resource.type.contains("ECS")
                else { continue }
                let isReference = value["Ref"] != nil || value["Fn::GetAtt"] != nil
                if isReference || foreign.contains(property) || foreign.contains("\(property) of \(resource.type)") { continue }
                names.append((resource.logicalID, path + property, resource.text(of: value)))
            }
        }
        collect(resource.resource.properties, "")
        return names + (resource.tag("Name").map { [(resource.logicalID, "Tags", $0)] } ?? [])
    }

    static func follows(_ form: String, _ name: String, _ environment: Environment) -> Bool {
        guard form.contains("*") else { return name == (form == "{env}" ? environment.rawValue : form) }
        let parts = form.split(separator: "*", omittingEmptySubsequences: false)
        guard let prefix = parts.first, let suffix = parts.last, name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
        var rest = String(name.dropFirst(prefix.count).dropLast(suffix.count))
        if let demanded = logPrefixes.first(where: rest.hasPrefix) { rest = String(rest.dropFirst(demanded.count)) }
        if rest.hasSuffix("/postgresql") { rest = String(rest.dropLast("/postgresql".count)) }
        return Deployment.service(of: rest, in: environment.rawValue) != nil
    }
}
