import TemplateReading

extension Rule {
    static let logRetention = Rule(
        "log-retention", "A log group says how long it keeps its logs.", severity: .warning,
        reason: "CloudWatch keeps them for ever otherwise: they are paid for every month, and hold what people were promised is forgotten.",
        url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
        refused: "Logs: {Type: 'AWS::Logs::LogGroup', Properties: {LogGroupName: /aws/lambda/orders}}",
        accepted: "Logs: {Type: 'AWS::Logs::LogGroup', Properties: {LogGroupName: /aws/lambda/orders, RetentionInDays: 90}}"
    ) { template, breaches in
        for group in template.resources(of: "AWS::Logs::LogGroup")
        where template.presence(of: group.properties["RetentionInDays"]) == .absent
            // What is only delivered elsewhere goes after two days.
            && template.certainText(group.properties["LogGroupClass"]) != "DELIVERY"
        {
            breaches.add(
                "its logs are kept for ever", at: ["Resources", group.logicalID], remedy: "give RetentionInDays, such as 30 or 365")
        }
    }
}
