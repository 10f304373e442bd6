import Documents

extension Services {
    /// <https://aws.amazon.com/lambda/pricing/>
    static var compute: [Pricing] {
        [
            Pricing("AWS::Lambda::Function") { cost in
                let architecture = cost.template.certainElements(cost.properties["Architectures"])?.first?.string ?? "x86_64"
                let name = architecture == "arm64" ? "arm" : "x86"
                cost.used("requests", "lambda.\(name).request", "monthly_requests")
                let names = ["monthly_requests", "request_duration_ms"]
                var seconds: Double?
                if let requests = cost.used(names[0]), let milliseconds = cost.used(names[1]) { seconds = requests * milliseconds / 1000 }
                let memory = cost.template.number(cost.properties["MemorySize"], orDefault: 128).map { Double($0) / 1024 }
                cost.used(
                    "compute", "lambda.\(name).gb_second", quantity: seconds.flatMap { seconds in memory.map { seconds * $0 } }, names)
                if let storage = cost.template.certainNumber(cost.properties["EphemeralStorage"]?["Size"]), storage > 512 {
                    let gigabytes = Double(storage - 512) / 1024
                    cost.used("/tmp above 512 MB", "lambda.ephemeral.gb_second", quantity: seconds.map { $0 * gigabytes }, names)
                }
            },
            Pricing("AWS::Lambda::Alias") { cost in provisioned(&cost, "ProvisionedConcurrencyConfig") },
            Pricing("AWS::Lambda::Version") { cost in provisioned(&cost, "ProvisionedConcurrencyConfig") },
            // <https://aws.amazon.com/step-functions/pricing/>
            Pricing("AWS::StepFunctions::StateMachine") { cost in
                guard cost.template.certainText(cost.properties["StateMachineType"]) != "EXPRESS" else {
                    return cost.used("requests", "stepfunctions.express.request", "monthly_requests")
                }
                cost.used("transitions", "stepfunctions.transition", "monthly_transitions")
            },
            Pricing("AWS::Scheduler::Schedule") { cost in cost.used("invocations", "eventbridge.scheduler", "monthly_invocations") },
        ]
    }

    private static func provisioned(_ cost: inout Estimator, _ property: String) {
        guard cost.properties[property] != nil else { return }
        // It is paid by the memory of the function, which stands at another resource.
        cost.unknown(.fixed, "provisioned concurrency", "not covered")
    }
}
