import Documents
import LoomTesting

extension Access {
    /// Whose each security group is.
    var groups: [String: String] {
        deployment.all("AWS::EC2::SecurityGroup").reduce(into: [:]) { $0["\($1.id).GroupId"] = $1.tag("service") }
    }

    /// One end of a way through the network.
    private struct Rule: Hashable {
        var owner: String
        var other: String
        var ports: String
    }

    /// The rules of one direction: those inside the groups, and those that stand alone.
    private func rules(_ direction: String, of other: String) -> Set<Rule> {
        let owners = groups
        func rule(_ json: JSON, _ owner: String?, _ resource: DeployedResource) -> Rule {
            let texts = [other, "CidrIp", "CidrIpv6", "SourcePrefixListId", "DestinationPrefixListId"].compactMap {
                json[$0].map { resource.text(of: $0) }
            }
            let target = texts.joined(separator: ",")
            let ports = Set([json["FromPort"]?.integer, json["ToPort"]?.integer].compactMap { $0 }).sorted().map(String.init)
            return Rule(owner: owner ?? "?", other: owners[target] ?? target, ports: ports.joined(separator: "-"))
        }
        let inside = deployment.all("AWS::EC2::SecurityGroup").flatMap { group in
            (group["SecurityGroup\(direction)"]?.array ?? []).map { rule($0, group.tag("service"), group) }
        }
        let alone = deployment.all("AWS::EC2::SecurityGroup\(direction)").map { resource in
            rule(.object(resource.resource.properties), resource.text("GroupId").flatMap { owners[$0] }, resource)
        }
        return Set(inside + alone)
    }

    /// Where `caller` can go, and who can come to it by an address.
    func ways(of caller: String) -> [String] {
        let owners = Set(groups.values)
        let out = rules("Egress", of: "DestinationSecurityGroupId").filter { $0.owner == caller && $0.other != "127.0.0.1/32" }
        let into = rules("Ingress", of: "SourceSecurityGroupId")
        // Both ends of a way must let it pass, so that neither is open alone.
        let leaving = out.map { rule in
            if rule.other == "0.0.0.0/0" { return rule.ports == "443" ? "HTTPS out" : "everywhere \(rule.ports)" }
            let arrives = into.contains(Rule(owner: rule.other, other: caller, ports: rule.ports))
            return "\(arrives ? "reaches the" : "knocks at the") \(rule.other) on \(rule.ports)"
        }
        let unused = into.filter { $0.other == caller && !out.contains(Rule(owner: caller, other: $0.owner, ports: $0.ports)) }
        let strangers = into.filter { $0.owner == caller && !owners.contains($0.other) }
        let isOutside = deployment.all("AWS::Lambda::Function").contains { $0.tag("service") == caller && $0["VpcConfig"] == nil }
        return leaving + unused.map { "is let into the \($0.owner) on \($0.ports)" } + strangers.map { "lets in \($0.other)" }
            + (isOutside ? ["outside the network"] : [])
    }
}
