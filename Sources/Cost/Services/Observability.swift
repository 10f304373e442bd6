extension Services {
    /// <https://aws.amazon.com/cloudwatch/pricing/>
    static var observability: [Pricing] {
        [
            Pricing("AWS::CloudWatch::Alarm") { cost in
                // An alarm over several metrics is paid for each of them.
                let queries = cost.template.objects(at: "Metrics", "*", in: cost.resource)
                let metrics = queries.isEmpty ? 1 : queries.count { $0.object["MetricStat"] != nil }
                let period = cost.template.certainNumber(cost.properties["Period"]) ?? 60
                cost.fixed("metrics watched", period < 60 ? "cloudwatch.alarm.high" : "cloudwatch.alarm.standard", Double(metrics))
            },
            Pricing("AWS::CloudWatch::CompositeAlarm") { cost in cost.fixed("composite alarm", "cloudwatch.alarm.composite", 1) },
            Pricing("AWS::CloudWatch::Dashboard") { cost in cost.fixed("dashboard", "cloudwatch.dashboard", 1) },
            Pricing("AWS::Logs::LogGroup") { cost in
                cost.used("data taken in", "logs.ingest.standard", "monthly_data_ingested_gb")
                cost.used("data kept", "logs.storage", "storage_gb")
            },
        ]
    }
}
