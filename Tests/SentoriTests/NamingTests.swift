import Documents
import Loom
import LoomTesting
import SentoriStacks
import Testing

@Suite struct NamingTests {
    /// Properties that name something in a form of its own, or something that AWS made.
    static let others: Set<String> = [
        // The domain of B4.
        "AWS::ApiGateway::DomainName DomainName", "AWS::ApiGateway::BasePathMapping DomainName", "AWS::Route53::RecordSet Name",
        "AWS::CertificateManager::Certificate DomainName", "AWS::Route53::HostedZone Name",
        // Below what carries the name.
        "AWS::ApiGateway::Stage StageName", "AWS::Lambda::Alias Name", "AWS::CloudWatch::Alarm MetricName",
        "AWS::EC2::VPCEndpoint ServiceName", "AWS::SSM::Parameter Name",
    ]

    @Test("B0: every named resource is called iot-playground-{service}-{env}", arguments: Environment.systems)
    func names(in environment: Environment) {
        var count = 0
        for resource in Deployment.of(environment).resources {
            for (property, value) in resource.resource.properties where property.hasSuffix("Name") || property == "Family" {
                let name = resource.text(of: value)
                if Self.others.contains("\(resource.type) \(property)") || value["Ref"] != nil { continue }
                count += 1
                // A permission names the alias of a function by its ARN, a log group who writes into it.
                let isInForm = name.contains("iot-playground-") && name.hasSuffix("-\(environment.rawValue)")
                #expect(isInForm || name.hasSuffix("-\(environment.rawValue):live"), "\(resource.id) \(property) is \(name)")
            }
        }
        #expect(count > 25)
    }

    @Test("B0: the log group that the documents name")
    func logs() {
        Deployment.dev.expect("AWS::Logs::LogGroup", ["LogGroupName": "/aws/lambda/iot-playground-run-api-dev"])
        Deployment.dev.expect("AWS::Logs::LogGroup", ["LogGroupName": "/aws/lambda/iot-playground-sensor-api-dev"])
    }

    @Test("B0: nothing is found that nobody accepted", arguments: Environment.allCases)
    func findings(in environment: Environment) { Deployment.of(environment).expectNoFindings() }
}
