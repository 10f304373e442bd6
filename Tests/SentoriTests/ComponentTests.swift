import LoomTesting
import SentoriStacks
import Testing

@Suite struct ComponentTests {
    @Test("B8: tables, functions and Grafana are components of their own", arguments: Environment.systems)
    func components(in environment: Environment) {
        #expect(Deployment.of(environment).app.stacks.map(\.name).sorted() == ["data", "grafana", "lambdas"])
    }

    @Test("B8: nothing reads Grafana, Grafana reads nothing, and removing the functions leaves the tables", arguments: Environment.systems)
    func independence(in environment: Environment) {
        let stacks = Deployment.of(environment).app.stacks
        let reads = Dictionary(uniqueKeysWithValues: stacks.map { ($0.name, Set($0.dependsOn + $0.parameters.map(\.source.stack))) })
        #expect(reads == ["data": [], "grafana": [], "lambdas": ["data"]])
    }

    @Test("B8: without a network of its own, nothing but Grafana costs while it rests", arguments: Environment.systems)
    func network(in environment: Environment) {
        for type in ["AWS::EC2::VPC", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ECS::Service", "AWS::EC2::Instance"] {
            Deployment.of(environment).expectCount(1, of: type)
            Deployment.of(environment).stack("grafana").expectCount(1, of: type)
        }
    }
}
