import Documents
import TemplateReading

/// What an environment costs in a month: what is paid whatever happens, what is paid for use, and what cannot be told. The three are never
/// added up.
package struct Estimate: Sendable {
    /// Where most of it lies.
    package let region: String
    /// All, those that cost nothing among them, in the order of deployment and of the templates.
    package let resources: [ResourceCost]
    /// The day of the oldest price that was reckoned with.
    package let pricesAsOf: String?
    /// What of the usage file speaks of nothing; their paths start at its root.
    package let findings: [Finding]

    /// - Parameter region: that of which prices are told.
    package init(of environment: EnvironmentView, region: String, prices: PriceList, usage: Usage) {
        self.region = region
        let services = Services.estimates()
        var asked: [String: Set<String>] = [:]
        var resources: [ResourceCost] = []
        for stack in environment.stacks {
            // Nobody passes another value than the default, as far as templates tell.
            let stack = StackView(
                name: stack.name, stackName: stack.stackName, template: stack.template.byDefault, sources: stack.sources)
            for resource in stack.template.resources {
                var estimator = Estimator(resource, in: stack, prices, usage)
                if let pricing = services[resource.type] {
                    pricing.estimate(&estimator)
                } else if !FreeTypes.contains(resource.type) {
                    estimator.unknown(.fixed, resource.type, "the type is not covered")
                }
                resources.append(estimator.cost)
                for name in ["\(stack.name)/\(resource.logicalID)", resource.type] { asked[name, default: []].formUnion(estimator.asked) }
            }
        }
        self.resources = resources
        pricesAsOf = resources.flatMap(\.lines).map(\.price.date).filter { !$0.isEmpty }.min()
        findings = usage.findings(asked: asked) { services[$0] != nil }
    }

    package var totalFixed: Double { resources.reduce(0) { $0 + ($1.fixed ?? 0) } }
    package var totalUsage: Double { resources.reduce(0) { $0 + ($1.usage ?? 0) } }
    package var unknown: [(resource: ResourceCost, cost: UnknownCost)] {
        resources.flatMap { resource in resource.unknown.map { (resource, $0) } }
    }

    package var json: JSON {
        [
            "currency": "USD", "region": .string(region), "pricesAsOf": pricesAsOf.map(JSON.string) ?? .null,
            "totalMonthlyFixed": Self.number(totalFixed), "totalMonthlyUsage": Self.number(totalUsage),
            "unknown": .array(unknown.map(Self.json)), "resources": .array(resources.map(Self.json)),
        ]
    }

    private static func json(_ resource: ResourceCost) -> JSON {
        [
            "stack": .string(resource.stack), "logicalId": .string(resource.logicalID), "type": .string(resource.type),
            "fixed": resource.fixed.map(number) ?? .null, "usage": resource.usage.map(number) ?? .null,
            "lines": .array(
                resource.lines.map { line in
                    [
                        "kind": .string(line.kind.rawValue), "what": .string(line.what),
                        "quantity": .decimal(Amount.text(line.quantity, digits: 6)), "unit": .string(line.price.unit),
                        "price": .decimal(Amount.text(line.price.amount, digits: 12)), "monthly": number(line.monthly),
                        "source": .string(line.price.origin),
                    ]
                }),
        ]
    }

    private static func json(_ entry: (resource: ResourceCost, cost: UnknownCost)) -> JSON {
        var object: JSON.Object = [
            "stack": .string(entry.resource.stack), "logicalId": .string(entry.resource.logicalID), "type": .string(entry.resource.type),
            "kind": .string(entry.cost.kind.rawValue), "what": .string(entry.cost.what), "reason": .string(entry.cost.reason),
        ]
        if let elsewhere = entry.cost.elsewhere {
            object["elsewhere"] = ["region": .string(elsewhere.region), "monthly": elsewhere.monthly.map(number) ?? .null]
        }
        return .object(object)
    }

    /// Cents and what is left of them, to a hundredth of a cent.
    private static func number(_ dollars: Double) -> JSON { .decimal(Amount.text(dollars, digits: 4)) }
}
