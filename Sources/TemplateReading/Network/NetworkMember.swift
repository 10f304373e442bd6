import Documents

/// A resource with a place in a network: what carries security groups.
package struct NetworkMember {
    package let name: String
    package let resource: TemplateView.Resource
    package fileprivate(set) var groups: [String] = []
    package fileprivate(set) var subnets: [String] = []
    /// Whether it is said to have an address that the internet knows; nil where nothing is said.
    package fileprivate(set) var hasPublicAddress: Bool?
}

/// Finds what carries security groups, whatever its type: their properties are called alike.
struct NetworkMembers {
    private(set) var all: [NetworkMember] = []
    private let reader: NetworkReader

    /// Whole services that have no place in a network, and parts of them that are read otherwise.
    private static let others = [
        "AWS::IAM::", "AWS::Logs::", "AWS::CloudWatch::", "AWS::SQS::", "AWS::SNS::", "AWS::S3::", "AWS::ApiGateway::",
        "AWS::EC2::SecurityGroup",
        "AWS::EC2::Subnet", "AWS::EC2::Route", "AWS::EC2::NatGateway", "AWS::CloudFront::", "AWS::WAFv2::", "AWS::RDS::DBSubnetGroup",
        "AWS::DynamoDB::", "AWS::EC2::NetworkAcl",
    ]
    /// What may be long and names no group.
    private static let unread: Set<String> = [
        "Tags", "Body", "Code", "Environment", "ContainerDefinitions", "UserData", "Content", "PolicyDocument", "Definition",
        "DefinitionString",
    ]

    init(_ reader: NetworkReader, addressed: Set<String>) {
        self.reader = reader
        for stack in reader.resolver.environment.stacks {
            for resource in stack.template.resources where !Self.others.contains(where: resource.type.hasPrefix) {
                guard reader.isPresent(resource, in: stack) else { continue }
                var member = NetworkMember(name: reader.name(of: resource, in: stack), resource: resource)
                read(.object(resource.properties), in: stack, into: &member, depth: 0)
                guard !member.groups.isEmpty else { continue }
                if addressed.contains(member.name) { member.hasPublicAddress = true }
                if resource.type.hasPrefix("AWS::ElasticLoadBalancing") {
                    member.hasPublicAddress = reader.identifier(resource.properties["Scheme"], in: stack) != "internal"
                }
                all.append(member)
            }
        }
    }

    private func read(_ value: JSON, in stack: StackView, into member: inout NetworkMember, depth: Int) {
        guard depth < 8 else { return }
        switch value {
        case .array(let elements): for element in elements { read(element, in: stack, into: &member, depth: depth + 1) }
        case .object(let object):
            if case .choice? = Intrinsic(value) {
                for outcome in reader.resolver.outcomes(of: value, in: stack) {
                    switch outcome.value {
                    case .object(let object, let stack): read(.object(object), in: stack, into: &member, depth: depth + 1)
                    case .list(let list, let stack): read(.array(list), in: stack, into: &member, depth: depth + 1)
                    case .text, .texts, .absent: break
                    }
                }
                return
            }
            for (key, value) in object where !Self.unread.contains(key) { read(key, value, in: stack, into: &member, depth: depth) }
        default: break
        }
    }

    private func read(_ key: String, _ value: JSON, in stack: StackView, into member: inout NetworkMember, depth: Int) {
        let lowered = key.lowercased()
        switch lowered {
        case "publiclyaccessible", "assignpublicip", "associatepublicipaddress":
            if let flag = reader.flag(value, in: stack) { member.hasPublicAddress = flag || member.hasPublicAddress == true }
        case "subnetid", "subnetids", "subnets", "vpcsubnetids", "vpczoneidentifier", "privatesubnetids":
            add(reader.identifiers(value, in: stack), to: &member.subnets)
            // Some lists hold objects that hold the subnet.
            if value.array?.first?.object != nil { read(value, in: stack, into: &member, depth: depth + 1) }
        case _ where lowered.hasSuffix("subnetgroupname") || lowered == "subnetgroup":
            if let group = reader.resolver.resource(of: value, in: stack), let resource = reader.resolver[group],
                let stack = reader.resolver[group.stack]
            {
                add(reader.identifiers(resource.properties["SubnetIds"], in: stack), to: &member.subnets)
            }
        case "groupset", "groups",
            _ where lowered.hasSuffix("securitygroups") || lowered.hasSuffix("securitygroupids"):
            // Some groups are other things, and some are called by name.
            add(
                reader.resolver.elements(of: value, in: stack).filter { isGroup($0.value) }.map { reader.identifier($0.value) },
                to: &member.groups)
        default: read(value, in: stack, into: &member, depth: depth + 1)
        }
    }

    private func isGroup(_ text: ResolvedText) -> Bool {
        if let identity = text.resource {
            let type = reader.resolver[identity]?.type
            return type == "AWS::EC2::SecurityGroup" || type == "AWS::EC2::VPC"
        }
        return text.constant?.hasPrefix("sg-") ?? true
    }

    private func add(_ names: [String], to list: inout [String]) {
        for name in names where !list.contains(name) { list.append(name) }
    }
}
