import LoomTesting
import SentoriStacks
import Testing

@Suite struct DomainTests {
    @Test("B4: one wildcard certificate, proven by a record in the zone, once per account")
    func certificate() {
        Deployment.account.expectCount(
            1, of: "AWS::CertificateManager::Certificate",
            [
                "DomainName": "*.sentori-studio.com", "ValidationMethod": "DNS",
                "DomainValidationOptions": [["DomainName": "*.sentori-studio.com", "HostedZoneId": "domain.DomainZone"]],
            ])
        for environment in Environment.systems { #expect(Deployment.of(environment).all("AWS::CertificateManager::Certificate").isEmpty) }
    }

    @Test("B4: what the account stack writes down is what the others read", arguments: ["zone", "certificate"])
    func parameters(what: String) {
        let name = "/iot-playground/sentori-studio.com/\(what)"
        Deployment.account.expect("AWS::SSM::Parameter", ["Name": Matcher(name), "Value": .like("domain.Domain*")])
        let text = Deployment.dev.resources.map { "\($0.resource.properties)" }.joined()
        #expect(text.contains("{{resolve:ssm:\(name)}}"))
    }

    @Test("B4: the API has the name of the documents, over TLS 1.2 only")
    func domain() {
        Deployment.dev.expect(
            "AWS::ApiGateway::DomainName",
            [
                "DomainName": "api-lambda-iot.sentori-studio.com", "SecurityPolicy": "TLS_1_2",
                "EndpointConfiguration": ["Types": ["REGIONAL"]],
                "RegionalCertificateArn": "{{resolve:ssm:/iot-playground/sentori-studio.com/certificate}}",
            ])
        Deployment.dev.expect(
            "AWS::ApiGateway::BasePathMapping",
            ["DomainName": "lambdas.Domain", "RestApiId": "lambdas.Api", "Stage": "dev", "BasePath": .absent])
    }

    @Test("B4: a record leads to it")
    func record() {
        Deployment.dev.expect(
            "AWS::Route53::RecordSet",
            [
                "Name": "api-lambda-iot.sentori-studio.com", "Type": "A",
                "HostedZoneId": "{{resolve:ssm:/iot-playground/sentori-studio.com/zone}}",
                "AliasTarget": ["DNSName": "lambdas.Domain.RegionalDomainName", "HostedZoneId": "lambdas.Domain.RegionalHostedZoneId"],
            ])
        Deployment.dev.expectOutput("lambdas.ApiUrl", "https://api-lambda-iot.sentori-studio.com")
    }

    @Test("B4: no two environments share a name")
    func names() {
        let names = Environment.systems.flatMap { Deployment.of($0).all("AWS::Route53::RecordSet").compactMap { $0.text("Name") } }
        #expect(names.count == 4 && Set(names).count == 4)
    }
}
