import Documents
import TemplateReading

extension Rule {
    static let securityGroupPorts = Rule(
        "security-group-rule", "A rule of a security group has ports in order, a range that there is, and a plain description.",
        reason: """
            EC2 refuses the rule: ports go from 0 to 65535, the lower one first, and descriptions take letters of ASCII, digits, blanks and \
            ._-:/()#,@[]+=&;{}!$* only.
            """,
        url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
        refused: example(from: 8080, to: 80), accepted: example(from: 80, to: 8080)
    ) { template, breaches in
        let places = [
            ("AWS::EC2::SecurityGroup", ["SecurityGroupIngress", "*"]), ("AWS::EC2::SecurityGroup", ["SecurityGroupEgress", "*"]),
            ("AWS::EC2::SecurityGroupIngress", []), ("AWS::EC2::SecurityGroupEgress", []),
        ]
        for (type, path) in places {
            for group in template.resources(of: type) {
                for (path, value) in template.values(at: path[...], of: .object(group.properties), below: group.path) {
                    guard let rule = template.certain(value)?.object else { continue }
                    check(rule, path, template, &breaches)
                }
            }
        }
    }

    private static func check(_ rule: JSON.Object, _ path: [String], _ template: TemplateView, _ breaches: inout Breaches) {
        let ports = (template.certainNumber(rule["FromPort"]), template.certainNumber(rule["ToPort"]))
        if ["tcp", "udp", "6", "17"].contains(template.certain(rule["IpProtocol"]).map(\.scalarText)?.lowercased() ?? "") {
            for (key, port) in [("FromPort", ports.0), ("ToPort", ports.1)] {
                if let port, port > 65535 { breaches.add("there is no port \(port)", at: path + [key]) }
            }
            if let from = ports.0, let to = ports.1, from > to, to >= 0 {
                breaches.add("ports from \(from) to \(to)", at: path + ["FromPort"], remedy: "put the lower one first")
            }
        }
        if let range = template.certainText(rule["CidrIp"]), !range.holds("{{resolve:"), AddressRange(range) == nil {
            breaches.add("\"\(SchemaCheck.shortened(range))\" is no range of addresses", at: path + ["CidrIp"], remedy: "write 10.0.0.0/16")
        }
        for text in template.texts(of: rule["Description"]) {
            if text.leastLength > 255 { breaches.add("\(text.leastLength) characters; 255 are taken", at: path + ["Description"]) }
            let others = " ._-:/()#,@[]+=&;{}!$*".unicodeScalars
            guard
                let wrong = text.constants.joined().unicodeScalars.first(where: { scalar in
                    !(scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil))
                        && !others.contains(scalar)
                })
            else { continue }
            breaches.add("\"\(wrong)\" is not taken in a description", at: path + ["Description"], remedy: "write it without")
        }
    }

    private static func example(from: Int, to: Int) -> String {
        """
        Group:
          Type: AWS::EC2::SecurityGroup
          Properties:
            GroupDescription: Web
            VpcId: vpc-0123456789abcdef0
            SecurityGroupIngress: [{IpProtocol: tcp, FromPort: \(from), ToPort: \(to), CidrIp: 10.0.0.0/16, Description: From inside}]
        """
    }
}
