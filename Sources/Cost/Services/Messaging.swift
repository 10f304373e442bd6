extension Services {
    static var messaging: [Pricing] {
        [
            // <https://aws.amazon.com/sqs/pricing/>
            Pricing("AWS::SQS::Queue") { cost in
                guard let isOrdered = cost.flag(cost.properties["FifoQueue"], orDefault: false) else {
                    return cost.unknown(.usage, "requests", Estimator.unclear)
                }
                cost.used("requests", isOrdered ? "sqs.fifo.request" : "sqs.standard.request", "monthly_requests")
            },
            // <https://aws.amazon.com/sns/pricing/>
            Pricing("AWS::SNS::Topic") { cost in cost.used("requests", "sns.request", "monthly_requests") },
        ]
    }
}
