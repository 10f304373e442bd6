import Documents

/// What may pass a security group.
package struct SecurityGroup {
    /// By the group at the other end, and by the range of addresses.
    package struct Rules {
        package fileprivate(set) var groups: [String: PortSet] = [:]
        package fileprivate(set) var ranges: [(range: NetworkRange, ports: PortSet)] = []
        /// Whether there are any that a template names.
        var isEmpty: Bool { groups.isEmpty && ranges.isEmpty }

        fileprivate mutating func add(_ ports: PortSet, toRange text: String) {
            let range = NetworkRange(text)
            if let index = ranges.firstIndex(where: { $0.range == range }) {
                ranges[index].ports = ranges[index].ports.union(ports)
            } else {
                ranges.append((range, ports))
            }
        }
    }

    package fileprivate(set) var ingress = Rules()
    package fileprivate(set) var egress = Rules()
    /// The VPC it is of, where that is known.
    package fileprivate(set) var vpc: String?
    /// One of another system: what it lets pass is not known.
    package let isForeign: Bool
}

/// A range of addresses as a rule names it: `10.0.0.0/16`, `::/0`, or a list of prefixes.
package struct NetworkRange: Hashable, CustomStringConvertible {
    package let description: String
    package let addresses: AddressRange?

    package init(_ text: String) {
        let range = AddressRange(text)
        addresses = range
        description = text
    }

    package var isEverywhere: Bool { addresses?.prefix == 0 || description == "::/0" }

    /// A rule for it lets nothing pass that comes from elsewhere.
    package var isLoopback: Bool { addresses.map { $0.first >> 24 == 127 && $0.prefix >= 8 } ?? (description == "::1/128") }
}

/// The security groups of an environment, with the rules that stand in them and those beside them.
struct SecurityGroups {
    private(set) var groups: [String: SecurityGroup] = [:]
    /// In the order of the templates.
    private(set) var order: [String] = []
    private let reader: NetworkReader

    init(_ reader: NetworkReader) {
        self.reader = reader
        let stacks = reader.resolver.environment.stacks
        for stack in stacks {
            for group in stack.template.resources(of: "AWS::EC2::SecurityGroup") where reader.isPresent(group, in: stack) {
                let name = reader.name(of: group, in: stack)
                declare(name, isForeign: false)
                groups[name]?.vpc = reader.identifier(group.properties["VpcId"], in: stack)
                add(group.properties["SecurityGroupIngress"], to: name, in: stack, isIngress: true)
                add(group.properties["SecurityGroupEgress"], to: name, in: stack, isIngress: false)
            }
        }
        for stack in stacks {
            for (type, isIngress) in [("AWS::EC2::SecurityGroupIngress", true), ("AWS::EC2::SecurityGroupEgress", false)] {
                for rule in stack.template.resources(of: type) where reader.isPresent(rule, in: stack) {
                    guard let name = reader.identifier(rule.properties["GroupId"] ?? rule.properties["GroupName"], in: stack) else {
                        continue
                    }
                    add(.object(rule.properties), to: name, in: stack, isIngress: isIngress)
                }
            }
        }
        // EC2 lets everything out of a group until it has a rule.
        for name in order where groups[name]?.egress.isEmpty == true {
            groups[name]?.egress.add(.all, toRange: "0.0.0.0/0")
            groups[name]?.egress.add(.all, toRange: "::/0")
        }
    }

    private mutating func declare(_ name: String, isForeign: Bool) {
        guard groups[name] == nil else { return }
        groups[name] = SecurityGroup(isForeign: isForeign)
        order.append(name)
    }

    private mutating func add(_ value: JSON?, to name: String, in stack: StackView, isIngress: Bool) {
        for found in reader.resolver.objects(of: value, in: stack) {
            guard case .object(let rule, let stack) = found.value else { continue }
            let ports = self.ports(of: rule, in: stack)
            declare(name, isForeign: true)
            for key in ["CidrIp", "CidrIpv6", isIngress ? "SourcePrefixListId" : "DestinationPrefixListId"] {
                for text in reader.resolver.elements(of: rule[key], in: stack) {
                    let range = text.value.description
                    if isIngress {
                        groups[name]?.ingress.add(ports, toRange: range)
                    } else {
                        groups[name]?.egress.add(ports, toRange: range)
                    }
                }
            }
            let keys = isIngress ? ["SourceSecurityGroupId", "SourceSecurityGroupName"] : ["DestinationSecurityGroupId"]
            for key in keys {
                for text in reader.resolver.elements(of: rule[key], in: stack) {
                    let other = reader.identifier(text.value)
                    declare(other, isForeign: true)
                    if isIngress {
                        groups[name]?.ingress.groups[other, default: PortSet()].formUnion(ports)
                    } else {
                        groups[name]?.egress.groups[other, default: PortSet()].formUnion(ports)
                    }
                }
            }
        }
    }

    private func ports(of rule: JSON.Object, in stack: StackView) -> PortSet {
        let text = reader.resolver.text(of: rule["IpProtocol"], in: stack)?.description ?? "-1"
        let numbers = ["FromPort", "ToPort"].map { reader.resolver.text(of: rule[$0], in: stack)?.constant.flatMap(Int.init) }
        guard let from = numbers[0], from >= 0 else { return PortSet(protocol: text, ports: nil) }
        switch text.lowercased() {
        // The type stands in the place of the first port, and a code in that of the last.
        case "icmp", "icmpv6", "1", "58": return PortSet(protocol: text, ports: min(from, 255)...min(from, 255))
        default:
            guard let to = numbers[1], from <= to, from <= 65535 else { return PortSet(protocol: text, ports: nil) }
            return PortSet(protocol: text, ports: from...min(to, 65535))
        }
    }
}
