import Documents
import TemplateReading

extension Rule {
    static let scheduleExpression = Rule(
        "schedule-expression", "A rule's schedule is one that EventBridge reads.",
        reason: "EventBridge refuses the rule: a rate of one has a singular unit, and of the two days of a cron expression one is ?.",
        url: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
        refused: example("rate(1 minutes)"), accepted: example("rate(1 minute)")
    ) { template, breaches in
        for rule in template.resources(of: "AWS::Events::Rule") {
            guard let text = template.certainText(rule.properties["ScheduleExpression"]), let problem = problem(with: text) else {
                continue
            }
            breaches.add(problem, in: rule, at: "ScheduleExpression")
        }
    }

    private static func problem(with text: String) -> String? {
        if text.holds("{{resolve:") || text.isEmpty { return nil }
        guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return "write rate(…) or cron(…)" }
        let words = text[text.index(after: open)...].dropLast().split(separator: " ").map(String.init)
        switch text[..<open] {
        case "rate":
            guard words.count == 2, let count = Int(words[0]), count > 0 else { return "a rate is a number above 0 and a unit" }
            let units = count == 1 ? ["minute", "hour", "day"] : ["minutes", "hours", "days"]
            return units.contains(words[1]) ? nil : "\(count) \(words[1]); take one of \(units.joined(separator: ", "))"
        case "cron":
            guard words.count == 6 else { return "\(words.count) fields; a cron expression has 6" }
            return words[2] == "?" || words[4] == "?" ? nil : "write ? for the day of the month, or for the day of the week"
        default: return "write rate(…) or cron(…)"
        }
    }

    private static func example(_ schedule: String) -> String {
        "Rule: {Type: 'AWS::Events::Rule', Properties: {ScheduleExpression: '\(schedule)'}}"
    }
}
