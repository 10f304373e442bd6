import Documents

extension Services {
    /// <https://aws.amazon.com/lambda/pricing/>
    static var compute: [Pricing] {
        [
            Pricing("AWS::Lambda::Function", function),
            Pricing("AWS::Lambda::Alias") { cost in provisioned(&cost, "ProvisionedConcurrencyConfig") },
            Pricing("AWS::Lambda::Version") { cost in provisioned(&cost, "ProvisionedConcurrencyConfig") },
            // <https://aws.amazon.com/step-functions/pricing/>
            Pricing("AWS::StepFunctions::StateMachine") { cost in
                switch cost.text(cost.properties["StateMachineType"], orDefault: "STANDARD") {
                case "EXPRESS": cost.used("requests", "stepfunctions.express.request", "monthly_requests")
                case "STANDARD": cost.used("transitions", "stepfunctions.transition", "monthly_transitions")
                default: cost.unknown(.usage, "transitions or requests", Estimator.unclear)
                }
            },
            Pricing("AWS::Scheduler::Schedule") { cost in cost.used("invocations", "eventbridge.scheduler", "monthly_invocations") },
        ]
    }

    private static func function(_ cost: inout Estimator) {
        let architectures = cost.properties["Architectures"]
        let isAbsent = cost.template.presence(of: architectures) == .absent
        guard let architecture = isAbsent ? "x86_64" : cost.template.certainElements(architectures)?.first?.string else {
            return cost.unknown(.usage, "requests and compute", Estimator.unclear)
        }
        let name = architecture == "arm64" ? "arm" : "x86"
        cost.used("requests", "lambda.\(name).request", "monthly_requests")
        let names = ["monthly_requests", "request_duration_ms"]
        let (requests, milliseconds) = (cost.used(names[0]), cost.used(names[1]))
        let seconds = requests.flatMap { requests in milliseconds.map { requests * $0 / 1000 } }
        let size = cost.properties["MemorySize"]
        let memory = cost.template.presence(of: size) == .absent ? 128 : cost.decimal(size)
        if let memory {
            cost.used("compute", "lambda.\(name).gb_second", quantity: seconds.map { $0 * memory / 1024 }, names)
        } else {
            cost.unknown(.usage, "compute", Estimator.unclear)
        }
        if let storage = cost.decimal(cost.properties["EphemeralStorage"]?["Size"]), storage > 512 {
            cost.used("/tmp above 512 MB", "lambda.ephemeral.gb_second", quantity: seconds.map { $0 * (storage - 512) / 1024 }, names)
        }
    }

    private static func provisioned(_ cost: inout Estimator, _ property: String) {
        guard cost.properties[property] != nil else { return }
        // It is paid by the memory of the function, which stands at another resource.
        cost.unknown(.fixed, "provisioned concurrency", "not covered")
    }
}
