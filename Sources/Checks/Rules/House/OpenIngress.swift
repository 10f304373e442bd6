import Documents
import TemplateReading

extension Rule {
    static let openIngress = Rule(
        "open-ingress", "Only the web's ports are open to the internet.", severity: .warning,
        reason: """
            Every address is searched within minutes for what answers on it. 80 and 443 are for everybody; administration, databases and \
            programs are for known networks and security groups.
            """,
        url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
        refused: example(source: "0.0.0.0/0"), accepted: example(source: "10.0.0.0/16")
    ) { template, breaches in
        for (type, path) in [("AWS::EC2::SecurityGroup", ["SecurityGroupIngress"]), ("AWS::EC2::SecurityGroupIngress", [])] {
            for group in template.resources(of: type) {
                for (path, value) in template.values(at: path[...], of: .object(group.properties), below: group.path) {
                    for (path, rule) in template.objects(in: value, below: path) {
                        guard let open = template.openRange(of: rule), let ports = Ports(of: rule, in: template) else { continue }
                        breaches.add(
                            "\(ports.description) to the whole internet", at: path + [open],
                            remedy: "name the network or the security group that may")
                    }
                }
            }
        }
    }

    private static func example(source: String) -> String {
        """
        Group:
          Type: AWS::EC2::SecurityGroup
          Properties:
            GroupDescription: Database
            VpcId: vpc-0123456789abcdef0
            SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: \(source)}]
        """
    }
}

/// The ports that a rule of a security group opens.
private struct Ports {
    let range: ClosedRange<Int>

    /// Nil where they are not known, and for what everybody may reach: the web, and answers to a ping.
    init?(of rule: JSON.Object, in template: TemplateView) {
        switch template.presumed(rule["IpProtocol"])?.scalarText.lowercased() {
        case "-1", "all": range = 0...65535
        case "tcp", "udp", "6", "17":
            guard let from = template.presumedNumber(rule["FromPort"]), let to = template.presumedNumber(rule["ToPort"]) else { return nil }
            if from == -1 || to == -1 {
                range = 0...65535
            } else if from <= to, from != to || from != 80 && from != 443 {
                range = from...to
            } else {
                return nil
            }
        default: return nil
        }
    }

    var description: String {
        let known = Self.services.filter { range.contains($0.port) }.map(\.name)
        if range.count >= 65535 { return "all ports are open" }
        if range.count == 1 {
            return "port \(range.lowerBound)\(known.first.map { " (\($0))" } ?? "") is open"
        }
        let among = known.isEmpty ? "" : known.count > 3 ? " (\(known[0]) and others)" : " (\(known.joined(separator: ", ")))"
        return "ports \(range.lowerBound) to \(range.upperBound)\(among) are open"
    }

    private static let services: [(port: Int, name: String)] = [
        (22, "SSH"), (3389, "RDP"), (5432, "PostgreSQL"), (3306, "MySQL"), (1433, "SQL Server"), (1521, "Oracle"), (27017, "MongoDB"),
        (6379, "Redis"), (11211, "Memcached"), (9200, "OpenSearch"), (5439, "Redshift"), (9092, "Kafka"), (2375, "Docker"),
        (2049, "NFS"), (445, "SMB"), (23, "Telnet"), (21, "FTP"), (5900, "VNC"), (25, "SMTP"),
    ]
}

extension TemplateView {
    /// The property by which a rule of a security group is open to every address.
    fileprivate func openRange(of rule: JSON.Object) -> String? {
        for key in ["CidrIp", "CidrIpv6"] {
            guard let text = presumed(rule[key])?.string, let slash = text.firstIndex(of: "/") else { continue }
            if text[text.index(after: slash)...] == "0" { return key }
        }
        return nil
    }
}
