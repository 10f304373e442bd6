import Documents
import TemplateReading

extension Rule {
    static let recordValues = Rule(
        "record-values", "A record's values are of its type.",
        reason: "Route 53 refuses the record: A takes IPv4 addresses, AAAA IPv6 addresses, and CNAME one name alone.",
        url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html",
        refused: example("a.example"), accepted: example("192.0.2.1")
    ) { template, breaches in
        for record in template.resources(of: "AWS::Route53::RecordSet") {
            check(record.properties, record.path, template, &breaches)
        }
        for group in template.resources(of: "AWS::Route53::RecordSetGroup") {
            for (path, record) in template.objects(at: "RecordSets", "*", in: group) { check(record, path, template, &breaches) }
        }
    }

    private static func check(_ record: JSON.Object, _ path: [String], _ template: TemplateView, _ breaches: inout Breaches) {
        guard let type = template.certainText(record["Type"]), let values = template.certainElements(record["ResourceRecords"]) else {
            return
        }
        if type == "CNAME", values.count > 1 {
            breaches.add("\(values.count) values; a CNAME has one", at: path + ["ResourceRecords"])
        }
        for (index, value) in values.enumerated() {
            guard let text = template.certainText(value), !text.holds("{{resolve:") else { continue }
            let isRight = type == "A" ? isIPv4(text) : type == "AAAA" ? text.holds(":") : true
            guard !isRight else { continue }
            breaches.add(
                "\"\(SchemaCheck.shortened(text))\" is no \(type == "A" ? "IPv4" : "IPv6") address",
                at: path + ["ResourceRecords", String(index)])
        }
    }

    private static func isIPv4(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func example(_ value: String) -> String {
        """
        Record:
          Type: AWS::Route53::RecordSet
          Properties: {HostedZoneName: a.example., Name: b.a.example., Type: A, TTL: '60', ResourceRecords: [\(value)]}
        """
    }
}
