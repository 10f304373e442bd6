import Documents
import TemplateReading

extension Services {
    /// <https://aws.amazon.com/fargate/pricing/>
    static var containers: [Pricing] {
        [
            Pricing("AWS::ECS::Service") { cost in
                guard let task = cost.template.target(of: cost.properties["TaskDefinition"]) else {
                    return cost.unknown(.usage, "tasks", "the task definition is not in the template")
                }
                let template = cost.template
                let isPlaced = template.presence(of: cost.properties["CapacityProviderStrategy"]) != .absent
                switch isPlaced ? "FARGATE" : cost.text(cost.properties["LaunchType"], orDefault: "EC2") {
                case "FARGATE": break
                // What they run on is paid for where it stands.
                case "EC2", "EXTERNAL": return
                default: return cost.unknown(.fixed, "tasks", Estimator.unclear)
                }
                guard
                    template.presence(of: cost.properties["CapacityProviderStrategy"]) == .absent
                        || template.certainElements(cost.properties["CapacityProviderStrategy"]) != nil
                else { return cost.unknown(.fixed, "tasks", Estimator.unclear) }
                // The least that run are paid whatever happens; what runs beside them is use.
                let tasks = leastTasks(cost.resource, in: template)
                let providers = providers(cost.resource, in: template)
                if providers.isEmpty { return }
                for provider in providers {
                    let size = Size(task, in: template, isSpot: provider.isSpot)
                    let least = tasks.map { Double(provider.isOnly ? $0 : provider.isSpot ? 0 : min($0, provider.base)) }
                    cost.hourly(
                        "vCPU of tasks that always run", size.processorKey,
                        times: least.flatMap { least in size.processors.map { $0 * least } })
                    cost.hourly(
                        "memory of tasks that always run", size.memoryKey,
                        times: least.flatMap { least in size.gigabytes.map { $0 * least } })
                }
                let spot = providers.contains(where: \.isSpot)
                let size = Size(task, in: template, isSpot: spot)
                cost.used("vCPU of further tasks", size.processorKey, "monthly_task_hours", times: size.processors)
                cost.used("memory of further tasks", size.memoryKey, "monthly_task_hours", times: size.gigabytes)
                let network = cost.properties["NetworkConfiguration"]?["AwsvpcConfiguration"]
                if template.certainText(network?["AssignPublicIp"]) == "ENABLED" {
                    cost.hourly("public addresses of tasks that always run", "ipv4.public.in_use", times: tasks.map(Double.init))
                }
            },
            // <https://aws.amazon.com/ecr/pricing/>
            Pricing("AWS::ECR::Repository") { cost in cost.used("images", "ecr.storage", "storage_gb") },
        ]
    }

    private struct Size {
        var processors: Double?
        var gigabytes: Double?
        var processorKey: String
        var memoryKey: String

        init(_ task: TemplateView.Resource, in template: TemplateView, isSpot: Bool) {
            processors = Self.amount(of: task.properties["Cpu"], in: template, unit: "vcpu")
            gigabytes = Self.amount(of: task.properties["Memory"], in: template, unit: "gb")
            let isARM = template.certainText(task.properties["RuntimePlatform"]?["CpuArchitecture"]) == "ARM64"
            let family = "\(isSpot ? "fargate_spot" : "fargate").linux.\(isARM ? "arm" : "x86")"
            processorKey = "\(family).vcpu"
            memoryKey = "\(family).memory"
        }

        /// `512` of 1,024, `.5 vCPU`, `2 GB`.
        private static func amount(of value: JSON?, in template: TemplateView, unit: String) -> Double? {
            guard let text = template.certain(value)?.scalarText.lowercased().filter({ $0 != " " }) else { return nil }
            if text.hasSuffix(unit) { return Double(text.dropLast(unit.count)) }
            return Double(text).map { $0 / 1024 }
        }
    }

    private static func providers(_ service: TemplateView.Resource, in template: TemplateView) -> [(isSpot: Bool, base: Int, isOnly: Bool)]
    {
        let strategy = template.certainElements(service.properties["CapacityProviderStrategy"]) ?? []
        if strategy.isEmpty { return [(false, 0, true)] }
        return strategy.compactMap {
            let name = template.certainText($0["CapacityProvider"])
            // Instances of one's own are paid for where they stand.
            guard name == "FARGATE" || name == "FARGATE_SPOT" else { return nil }
            return (name == "FARGATE_SPOT", template.certainNumber($0["Base"]) ?? 0, strategy.count == 1)
        }
    }

    /// What automatic scaling keeps, or else what the service asks for.
    private static func leastTasks(_ service: TemplateView.Resource, in template: TemplateView) -> Int? {
        for target in template.resources(of: "AWS::ApplicationAutoScaling::ScalableTarget") {
            let scales = References.all(in: target.properties["ResourceId"] ?? .null).contains { reference in
                switch reference.target {
                case .name(service.logicalID), .attribute(service.logicalID, _): true
                default: false
                }
            }
            if scales { return template.certainNumber(target.properties["MinCapacity"]) }
        }
        return template.number(service.properties["DesiredCount"], orDefault: 1)
    }
}
