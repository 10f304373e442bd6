import Documents
import LoomTesting
import NovialoomStacks
import Testing

@Suite struct PhaseTests {
    /// The stacks that each phase of the specification adds; data is moved after the first.
    static let phases = [["network", "data"], ["compute", "api"], ["workers"], ["frontend"], ["watch"]]

    @Test("A22: a phase needs nothing of a later one", arguments: Environment.systems)
    func order(in environment: Environment) {
        let stacks = Deployment.of(environment).app.stacks
        #expect(Set(stacks.map(\.name)) == Set(Self.phases.joined()))
        for (number, phase) in Self.phases.enumerated() {
            let present = Set(Self.phases[...number].joined())
            for stack in stacks where phase.contains(stack.name) {
                #expect(present.isSuperset(of: stack.dependsOn), "\(stack.name) waits for \(stack.dependsOn)")
                #expect(Set(stack.dependsOn).isSuperset(of: stack.parameters.map(\.source.stack)), "\(stack.name)")
            }
        }
    }

    @Test("A22: each stack comes after those that it needs", arguments: Environment.systems)
    func sorted(in environment: Environment) {
        var done: Set<String> = []
        for stack in Deployment.of(environment).app.stacks {
            #expect(done.isSuperset(of: stack.dependsOn), "\(stack.name)")
            done.insert(stack.name)
        }
    }

    @Test("A22: the API stands without workers, and the frontend without anything")
    func independent() {
        let needs = Deployment.prod.app.stacks.reduce(into: [:]) { $0[$1.name] = $1.dependsOn }
        #expect(needs["api"] == ["compute"])
        #expect(needs["frontend"] == [])
        #expect(needs["workers"]?.contains("api") == false)
    }

    @Test("A22: data is moved by a task with PostgreSQL's tools, which ECS exec reaches", arguments: Environment.systems)
    func migration(in environment: Environment) throws {
        let deployment = Deployment.of(environment)
        let task = try #require(deployment["data.Migration"])
        #expect(task.type == "AWS::ECS::TaskDefinition")
        let command = task["ContainerDefinitions"]?[0]?["Command"]?[2]?.string
        #expect(command?.contains("postgresql17") == true)
        #expect(command?.hasSuffix("sleep 14400") == true)
        #expect(deployment["data.Database"]?.text("EngineVersion")?.hasPrefix("17.") == true)
        #expect(task["ContainerDefinitions"]?[0]?["LinuxParameters"]?["InitProcessEnabled"] == true)
        let outputs = deployment.app.stacks.first { $0.name == "data" }?.template.outputs.map(\.name) ?? []
        #expect(Set(outputs).isSuperset(of: ["MigrationSubnets", "MigrationSecurityGroup"]))
    }

    @Test("A22: it runs only when somebody starts it", arguments: Environment.systems)
    func off(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let starters = ["AWS::ECS::Service", "AWS::ECS::TaskSet", "AWS::Events::Rule", "AWS::Scheduler::Schedule", "AWS::Pipes::Pipe"]
        for starter in deployment.resources where starters.contains(starter.type) {
            let mentions = VersionTests.leaves(.object(starter.resource.properties)).map { starter.text(of: $0) }
            #expect(!mentions.contains { $0.contains("data.Migration") }, "\(starter.id)")
        }
        #expect(deployment.all("AWS::ECS::Service").map(\.stack) == ["workers", "workers"])
    }
}
