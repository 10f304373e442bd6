import TemplateReading

extension Rule {
    static let templateShare = Rule(
        "template-share", "A template has room to grow.", severity: .info,
        reason: "At the limit the only way on is another stack, and resources with state are hard to move.", url: limitsPage,
        refused: parametersExample(parameters: 170), accepted: parametersExample(parameters: 100)
    ) { template, breaches in
        for (section, count, limit) in sectionCounts(template) where count <= limit && count * 100 >= limit * 80 {
            breaches.add("\(count) of \(limit) \(section.lowercased()): \(count * 100 / limit) % is used", at: [section])
        }
    }
}
