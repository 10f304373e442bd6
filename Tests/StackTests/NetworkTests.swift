import Documents
import LoomTesting
import NovialoomStacks
import Testing

@Suite struct NetworkTests {
    enum Tier: String, CaseIterable {
        case `public` = "Public"
        case `private` = "Private"
        case isolated = "Isolated"
    }

    /// Where the default route of a tier's subnets leads, by subnet.
    static func defaultRoutes(of tier: Tier, in deployment: Deployment) -> [String: String] {
        let subnets = deployment.all("AWS::EC2::Subnet").map(\.id).filter { $0.hasPrefix("network.Network\(tier.rawValue)") }
        let tables = deployment.all("AWS::EC2::SubnetRouteTableAssociation").reduce(into: [String: String]()) {
            $0[$1.text("SubnetId") ?? ""] = $1.text("RouteTableId")
        }
        return subnets.reduce(into: [:]) { result, subnet in
            let routes = deployment.all("AWS::EC2::Route").filter { $0.text("RouteTableId") == tables[subnet] }
            #expect(tables[subnet] != nil)
            result[subnet] = routes.map { $0.text("GatewayId") ?? $0.text("NatGatewayId") ?? $0.text("InstanceId") ?? "?" }
                .joined(separator: ", ")
        }
    }

    static func subnets(_ tier: Tier) -> [String] { (1...2).map { "network.Network\(tier.rawValue)\($0)Subnet" } }

    @Test("A11: isolated subnets have no way out, private ones the NAT's", arguments: Environment.systems)
    func routes(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let nat = environment == .prod ? "network.NetworkNat1" : "network.NetworkNat"
        for (tier, way) in [(Tier.public, "network.NetworkInternetGateway"), (.private, nat), (.isolated, "")] {
            let expected = Dictionary(uniqueKeysWithValues: Self.subnets(tier).map { ($0, way) })
            #expect(Self.defaultRoutes(of: tier, in: deployment) == expected)
        }
        #expect(deployment["network.NetworkNat"]?.type == (environment == .prod ? nil : "AWS::EC2::Instance"))
        #expect(deployment["network.NetworkNat1"]?.type == (environment == .prod ? "AWS::EC2::NatGateway" : nil))
    }

    @Test("A11: database and cache lie in the isolated subnets", arguments: Environment.systems)
    func stores(in environment: Environment) {
        let deployment = Deployment.of(environment)
        #expect(deployment["data.DatabaseSubnets"]?.texts("SubnetIds") == Self.subnets(.isolated))
        #expect(deployment["data.Database"]?.text("DBSubnetGroupName") == "data.DatabaseSubnets")
        #expect(deployment["data.Database"]?["PubliclyAccessible"] == false)
        #expect(deployment["data.Cache"]?.texts("SubnetIds") == Self.subnets(.isolated))
    }

    @Test("A11: tasks run in the private subnets, without a public address", arguments: Environment.systems)
    func tasks(in environment: Environment) {
        let services = Deployment.of(environment).all("AWS::ECS::Service")
        #expect(services.count == 2)
        for service in services {
            #expect(service.texts("NetworkConfiguration", "AwsvpcConfiguration", "Subnets") == Self.subnets(.private))
            #expect(service["NetworkConfiguration"]?["AwsvpcConfiguration"]?["AssignPublicIp"] == "DISABLED")
        }
        Deployment.of(environment).expectOutput("data.MigrationSubnets", .init(Self.subnets(.private).joined(separator: ",")))
    }

    @Test(
        "A11, A17: a function is in the network where it reaches the database or the cache, and nowhere else",
        arguments: Environment.systems)
    func functions(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let inside = deployment.all("AWS::Lambda::Function").filter { $0["VpcConfig"] != nil }
        #expect(inside.compactMap { $0.tag("service") } == ["theme", "order", "client", "gateway-b2b", "gateway-b2c"])
        for function in inside { #expect(function.texts("VpcConfig", "SubnetIds") == Self.subnets(.private)) }
    }

    @Test("A11: no subnet gives public addresses, and only the NAT has one", arguments: Environment.systems)
    func addresses(in environment: Environment) {
        let deployment = Deployment.of(environment)
        for subnet in deployment.all("AWS::EC2::Subnet") { #expect(subnet["MapPublicIpOnLaunch"] == false) }
        let interfaces = deployment.all("AWS::EC2::Instance").filter { $0["NetworkInterfaces"]?[0]?["AssociatePublicIpAddress"] == true }
        let addresses = interfaces.map(\.id) + deployment.all("AWS::EC2::EIP").map(\.id)
        #expect(addresses == [environment == .prod ? "network.NetworkNat1Address" : "network.NetworkNat"])
    }

    @Test("A11: what is read from S3 passes by the NAT", arguments: Environment.systems)
    func endpoint(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let endpoint = deployment["network.NetworkS3Endpoint"]
        #expect(endpoint?["VpcEndpointType"] == "Gateway")
        #expect(
            endpoint?.texts("RouteTableIds") == [
                "network.NetworkPrivate1Routes", "network.NetworkPrivate2Routes", "network.NetworkIsolatedRoutes",
            ])
    }
}
