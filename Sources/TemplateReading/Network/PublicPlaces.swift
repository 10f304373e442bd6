import Documents

/// What faces the internet without a security group.
enum PublicPlaces {
    /// The instances and interfaces that have an elastic address.
    static func addressed(_ reader: NetworkReader) -> Set<String> {
        var found: Set<String> = []
        for stack in reader.resolver.environment.stacks {
            for type in ["AWS::EC2::EIP", "AWS::EC2::EIPAssociation"] {
                for address in stack.template.resources(of: type) where reader.isPresent(address, in: stack) {
                    for key in ["InstanceId", "NetworkInterfaceId"] {
                        if let name = reader.identifier(address.properties[key], in: stack) { found.insert(name) }
                    }
                }
            }
        }
        return found
    }

    /// Services that are reached from the internet by themselves, and functions outside of any network, which reach it.
    static func edges(_ reader: NetworkReader) -> [NetworkEdge: PortSet] {
        var edges: [NetworkEdge: PortSet] = [:]
        let https = PortSet(.tcp, 443...443)
        for stack in reader.resolver.environment.stacks {
            func each(_ type: String, _ read: (TemplateView.Resource, String) -> Void) {
                for resource in stack.template.resources(of: type) where reader.isPresent(resource, in: stack) {
                    read(resource, reader.name(of: resource, in: stack))
                }
            }
            each("AWS::Lambda::Function") { function, name in
                guard function.properties["VpcConfig"] == nil else { return }
                edges[NetworkEdge(from: name, to: NetworkReading.internet)] = .all
            }
            each("AWS::ApiGateway::RestApi") { api, name in
                let types = reader.identifiers(api.properties["EndpointConfiguration"]?["Types"], in: stack)
                let isOff = reader.flag(api.properties["DisableExecuteApiEndpoint"], in: stack) == true
                if !types.contains("PRIVATE"), !isOff { edges[NetworkEdge(from: NetworkReading.internet, to: name)] = https }
            }
            each("AWS::ApiGatewayV2::Api") { api, name in
                let isOff = reader.flag(api.properties["DisableExecuteApiEndpoint"], in: stack) == true
                if !isOff { edges[NetworkEdge(from: NetworkReading.internet, to: name)] = https }
            }
            each("AWS::AppSync::GraphQLApi") { api, name in
                guard reader.identifier(api.properties["Visibility"], in: stack) != "PRIVATE" else { return }
                edges[NetworkEdge(from: NetworkReading.internet, to: name)] = https
            }
            each("AWS::Lambda::Url") { url, name in
                let function = reader.resolver.function(of: url.properties["TargetFunctionArn"], in: stack).map(reader.name)
                edges[NetworkEdge(from: NetworkReading.internet, to: function ?? name)] = https
            }
            each("AWS::CloudFront::Distribution") { _, name in
                edges[NetworkEdge(from: NetworkReading.internet, to: name)] = https.union(PortSet(.tcp, 80...80))
            }
            for type in ["AWS::ApiGateway::DomainName", "AWS::ApiGatewayV2::DomainName"] {
                each(type) { _, name in edges[NetworkEdge(from: NetworkReading.internet, to: name)] = https }
            }
        }
        return edges
    }
}
