import Documents
import TemplateReading

/// Reckons what one resource costs. Each service has a file that says what of its types is paid for.
struct Estimator {
    let resource: TemplateView.Resource
    let stack: StackView
    let prices: PriceList
    let usage: Usage
    private(set) var cost: ResourceCost
    /// The names by which it is paid.
    private(set) var asked: Set<String> = []

    static let hoursPerMonth = 730.0

    init(_ resource: TemplateView.Resource, in stack: StackView, _ prices: PriceList, _ usage: Usage) {
        self.resource = resource
        self.stack = stack
        self.prices = prices
        self.usage = usage
        cost = ResourceCost(stack: stack.name, logicalID: resource.logicalID, type: resource.type)
    }

    var template: TemplateView { stack.template }
    var properties: JSON.Object { resource.properties }

    // MARK: What a property says

    static let unclear = "depends on a value that only AWS knows"

    /// The default where it is not written, nil where only AWS knows it.
    func text(_ value: JSON?, orDefault text: String) -> String? {
        template.presence(of: value) == .absent ? text : template.certain(value)?.scalarText
    }

    func flag(_ value: JSON?, orDefault flag: Bool) -> Bool? {
        template.presence(of: value) == .absent ? flag : template.certainFlag(value)
    }

    /// Whole or not, as a number or as a text.
    func decimal(_ value: JSON?) -> Double? {
        let certain = template.certain(value)
        return PriceList.number(certain) ?? certain?.string.flatMap(Double.init)
    }

    // MARK: What is paid whatever happens

    /// - Parameter quantity: nil where the template does not say.
    mutating func fixed(_ what: String, _ key: String, _ quantity: Double?) {
        add(.fixed, what, key, quantity, Self.unclear)
    }

    mutating func hourly(_ what: String, _ key: String, times count: Double? = 1) {
        fixed(what, key, count.map { $0 * Self.hoursPerMonth })
    }

    // MARK: What is paid for use

    /// What the usage file says under `name`.
    mutating func used(_ name: String) -> Double? {
        asked.insert(name)
        return usage.quantity(name, of: "\(stack.name)/\(resource.logicalID)", type: resource.type)
    }

    mutating func used(_ what: String, _ key: String, _ name: String, times factor: Double? = 1) {
        let quantity = used(name).flatMap { used in factor.map { used * $0 } }
        add(.usage, what, key, quantity, UnknownCost.useNotSaid + name)
    }

    mutating func used(_ what: String, _ key: String, quantity: Double?, _ names: [String]) {
        let unsaid = names.first { usage.quantity($0, of: "\(stack.name)/\(resource.logicalID)", type: resource.type) == nil }
        add(.usage, what, key, quantity, UnknownCost.useNotSaid + (unsaid ?? names[0]))
    }

    mutating func unknown(_ kind: CostLine.Kind, _ what: String, _ reason: String) {
        cost.unknown.append(UnknownCost(kind: kind, what: what, reason: reason))
    }

    private mutating func add(_ kind: CostLine.Kind, _ what: String, _ key: String, _ quantity: Double?, _ reason: String) {
        if quantity == 0 { return }
        if let quantity, !(0...PriceList.mostQuantity).contains(quantity) {
            return unknown(kind, what, "its quantity is not between 0 and 10¹⁵")
        }
        let region = template.region
        switch (prices.quote(key, in: region), quantity) {
        case (.known(let price), let quantity?):
            cost.lines.append(CostLine(kind: kind, what: what, quantity: quantity, price: price))
        case (.known, nil): unknown(kind, what, reason)
        case (.elsewhere(let price), _):
            cost.unknown.append(
                UnknownCost(
                    kind: kind, what: what, reason: "no price for \(region)",
                    elsewhere: UnknownCost.Elsewhere(region: price.region, monthly: quantity.map { $0 * price.amount })))
        case (.unknown, _): unknown(kind, what, "no price for \(region)")
        }
    }
}
