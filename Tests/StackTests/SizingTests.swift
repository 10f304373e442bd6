import AWS
import LoomTesting
import NovialoomStacks
import Testing

/// Novialoom's sizes as rules: the table of costs was made for these.
@Suite struct SizingTests {
    static let memory = TemplateRule("function-memory", on: Lambda.Function.self, ["MemorySize": .within(128...1_024)])
    static let worker = TemplateRule("worker-size", on: ECS.TaskDefinition.self, ["Cpu": "1024", "Memory": "2048"])

    @Test("A7, D3: a function has 128 to 1,024 MB", arguments: Environment.systems)
    func functions(in environment: Environment) {
        Deployment.of(environment).expectCount(8, of: Lambda.Function.self)
        Deployment.of(environment).expectNoFindings(of: Self.memory)
    }

    @Test("A15, D3: a worker has 1 vCPU and 2 GB", arguments: Environment.systems)
    func workers(in environment: Environment) {
        Deployment.of(environment).stack("workers").expectCount(2, of: ECS.TaskDefinition.self)
        Deployment.of(environment).stack("workers").expectNoFindings(of: Self.worker)
    }

    @Test("A12, D3: the database is a db.t4g.micro", arguments: Environment.systems)
    func database(in environment: Environment) {
        Deployment.of(environment).expectEach(RDS.DBInstance.self, ["DBInstanceClass": "db.t4g.micro"])
    }

    @Test("A7, D3: a function with another size is found, and its near twins are not")
    func otherSizes() throws {
        let deployment = try Deployment(
            yaml: """
                Resources:
                  Small: {Type: AWS::Lambda::Function, Properties: {MemorySize: 128}}
                  Large: {Type: AWS::Lambda::Function, Properties: {MemorySize: 1024}}
                  TooLarge: {Type: AWS::Lambda::Function, Properties: {MemorySize: 1025}}
                  Unsized: {Type: AWS::Lambda::Function}
                """)
        deployment.expectFindings(of: Self.memory, at: "TooLarge", "Unsized")
    }
}
