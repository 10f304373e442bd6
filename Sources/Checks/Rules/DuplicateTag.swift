import Documents
import Registry
import TemplateReading

extension Rule {
    static let duplicateTag = Rule(
        "duplicate-tag", "The tags of a resource have keys of their own.",
        reason: "Services refuse two tags of one key.",
        url: "https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html",
        refused: example("team"), accepted: example("owner")
    ) { template, breaches in
        for resource in template.resources {
            guard let tagging = template.schema(of: resource.type)?.tagging, case .list(let key, _) = tagging.shape,
                tagging.property.names.count == 1, let tags = template.certain(resource.properties[tagging.property.names[0]])?.array
            else { continue }
            var seen: Set<String> = []
            for (index, tag) in tags.enumerated() {
                guard !Intrinsic.stands(in: tag), let name = template.certainText(tag[key]), !seen.insert(name).inserted else { continue }
                breaches.add(
                    "a second tag \"\(SchemaCheck.shortened(name))\"", in: resource, at: tagging.property.names[0], String(index), key)
            }
        }
    }

    private static func example(_ key: String) -> String {
        "Queue: {Type: 'AWS::SQS::Queue', Properties: {Tags: [{Key: team, Value: a}, {Key: \(key), Value: b}]}}"
    }
}
