import Documents
import TemplateReading

extension Rule {
    static let recordZone = Rule(
        "record-zone", "A record's name lies in its zone.",
        reason: "Route 53 refuses the record: \"RRSet with DNS name … is not permitted in zone …\".",
        url: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html",
        refused: example("www.example.org"), accepted: example("www.example.com")
    ) { template, breaches in
        func zoneName(_ properties: JSON.Object) -> String? {
            if let zone = template.target(of: properties["HostedZoneId"]), zone.type == "AWS::Route53::HostedZone" {
                return template.certainText(zone.properties["Name"])
            }
            return template.certainText(properties["HostedZoneName"])
        }
        func check(_ record: JSON.Object, zone: String?, at path: [String]) {
            guard let zone = zone.map(plain), let name = template.certainText(record["Name"]).map(plain), !zone.isEmpty, name != zone,
                !name.hasSuffix("." + zone)
            else { return }
            breaches.add("\(name) is not in the zone \(zone)", at: path + ["Name"])
        }
        for record in template.resources(of: "AWS::Route53::RecordSet") {
            check(record.properties, zone: zoneName(record.properties), at: record.path)
        }
        for group in template.resources(of: "AWS::Route53::RecordSetGroup") {
            let zone = zoneName(group.properties)
            for (path, record) in template.objects(at: "RecordSets", "*", in: group) {
                check(record, zone: zoneName(record) ?? zone, at: path)
            }
        }
    }

    private static func plain(_ name: String) -> String {
        let name = name.lowercased()
        return name.hasSuffix(".") ? String(name.dropLast()) : name
    }

    private static func example(_ name: String) -> String {
        """
        Zone: {Type: 'AWS::Route53::HostedZone', Properties: {Name: example.com}}
        Record: {Type: 'AWS::Route53::RecordSet', Properties: {HostedZoneId: !Ref Zone, Name: \(name), Type: A, TTL: '60', ResourceRecords: [192.0.2.1]}}
        """
    }
}
