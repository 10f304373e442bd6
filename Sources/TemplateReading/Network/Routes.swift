import Documents

/// Which subnets reach the internet, and what of it reaches them.
struct Routes {
    enum Way: Hashable {
        /// Only for what has a public address, and for it both ways.
        case internetGateway
        /// Outwards for everything.
        case translated
        case none
        case unknown
    }

    private var tables: [String: Way] = [:]
    private var tableOfSubnet: [String: String] = [:]
    /// The addresses of subnets and of VPCs.
    private(set) var ranges: [String: AddressRange] = [:]
    /// Subnets that give a public address to what is started in them.
    private(set) var addressing: Set<String> = []
    private var subnets: Set<String> = []

    init(_ reader: NetworkReader) {
        let stacks = reader.resolver.environment.stacks
        func each(_ types: String..., read: (TemplateView.Resource, StackView, String) -> Void) {
            for stack in stacks {
                for type in types {
                    for resource in stack.template.resources(of: type) where reader.isPresent(resource, in: stack) {
                        read(resource, stack, reader.name(of: resource, in: stack))
                    }
                }
            }
        }
        each("AWS::EC2::VPC", "AWS::EC2::Subnet") { resource, stack, name in
            if resource.type == "AWS::EC2::Subnet" {
                subnets.insert(name)
                if reader.flag(resource.properties["MapPublicIpOnLaunch"], in: stack) == true { addressing.insert(name) }
            }
            ranges[name] = reader.resolver.text(of: resource.properties["CidrBlock"], in: stack)?.constant.flatMap(AddressRange.init)
        }
        each("AWS::EC2::SubnetRouteTableAssociation") { resource, stack, _ in
            guard let subnet = reader.identifier(resource.properties["SubnetId"], in: stack) else { return }
            tableOfSubnet[subnet] = reader.identifier(resource.properties["RouteTableId"], in: stack) ?? "?"
        }
        each("AWS::EC2::RouteTable") { _, _, name in tables[name] = Way.none }
        // A translation works where it has a way out itself.
        var translations: [(table: String, gateway: ResourceIdentity)] = []
        each("AWS::EC2::Route") { resource, stack, _ in
            let properties = resource.properties
            let destination = ["DestinationCidrBlock", "DestinationIpv6CidrBlock"].compactMap {
                reader.identifier(properties[$0], in: stack)
            }
            guard destination.contains("0.0.0.0/0") || destination.contains("::/0"),
                let table = reader.identifier(properties["RouteTableId"], in: stack)
            else { return }
            if let gateway = reader.resolver.text(of: properties["NatGatewayId"], in: stack) {
                if let identity = gateway.resource {
                    translations.append((table, identity))
                } else {
                    tables[table] = .translated
                }
            } else if let gateway = reader.resolver.text(of: properties["GatewayId"], in: stack) {
                let type = gateway.resource.flatMap { reader.resolver[$0]?.type }
                let isInternet = type == "AWS::EC2::InternetGateway" || gateway.constant?.hasPrefix("igw-") == true
                tables[table] = isInternet ? .internetGateway : .unknown
            } else if properties["InstanceId"] != nil || properties["NetworkInterfaceId"] != nil
                || properties["EgressOnlyInternetGatewayId"] != nil
            {
                if tables[table] != .internetGateway { tables[table] = .translated }
            } else {
                tables[table] = .unknown
            }
        }
        for (table, gateway) in translations {
            guard let resource = reader.resolver[gateway], let stack = reader.resolver[gateway.stack] else { continue }
            let isPrivate = reader.identifier(resource.properties["ConnectivityType"], in: stack) == "private"
            let way = reader.identifier(resource.properties["SubnetId"], in: stack).map(way) ?? .unknown
            tables[table] = isPrivate || way == .none ? Way.none : .translated
        }
    }

    /// The way out of a subnet. One without a table has its VPC's, which leads nowhere else.
    func way(of subnet: String) -> Way {
        guard let table = tableOfSubnet[subnet] else { return subnets.contains(subnet) ? .none : .unknown }
        return tables[table] ?? .unknown
    }
}
