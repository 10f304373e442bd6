import Documents

/// How much of what is paid by use is used in a month, by environment:
///
///     {"prod": {"resource_type_default_usage": {"AWS::Lambda::Function": {"monthly_requests": 1000000}},
///               "resource_usage": {"compute/CoreFunction": {"request_duration_ms": 120}}}}
///
/// The names are infracost's where it has one: <https://www.infracost.io/docs/features/usage_based_resources>. What is said of a resource goes
/// before what is said of its type.
package struct Usage: Sendable {
    private var byType: [String: [String: Double]] = [:]
    private var byResource: [String: [String: Double]] = [:]
    /// Each quantity with its place, to say which of them nothing asks for.
    private var entries: [Entry] = []

    private struct Entry {
        var name: String
        var isType: Bool
        var key: String
        var path: [String]
    }

    package init() {}

    /// - Parameter json: what the file holds of one environment.
    package init(_ json: JSON, below path: [String], findings: inout [Finding]) {
        func refuse(_ message: String, _ path: [String]) {
            findings.append(Finding("usage-file", message, path: JSONPointer(path), remedy: "\"cost --help\" shows the form"))
        }
        guard let sections = json.object else {
            refuse("what is used in an environment is an object of resource_usage and resource_type_default_usage", path)
            return
        }
        for (section, entries) in sections {
            guard let entries = entries.object, ["resource_type_default_usage", "resource_usage"].contains(section) else {
                refuse("\"\(section)\" is none of resource_usage and resource_type_default_usage, or no object", path + [section])
                continue
            }
            for (name, quantities) in entries {
                guard let quantities = quantities.object else {
                    refuse("what is used of \(name) is an object of quantities", path + [section, name])
                    continue
                }
                for (key, quantity) in quantities {
                    let place = path + [section, name, key]
                    guard let quantity = PriceList.number(quantity), (0...PriceList.mostQuantity).contains(quantity) else {
                        refuse("a quantity is a number, not below zero and at most 10¹⁵", place)
                        continue
                    }
                    let isType = section == "resource_type_default_usage"
                    self.entries.append(Entry(name: name, isType: isType, key: key, path: place))
                    if isType { byType[name, default: [:]][key] = quantity } else { byResource[name, default: [:]][key] = quantity }
                }
            }
        }
    }

    func quantity(_ key: String, of resource: String, type: String) -> Double? { byResource[resource]?[key] ?? byType[type]?[key] }

    /// What is said of resources that are not there, or by names that nothing is paid by: most often a slip of the pen, which would go unseen.
    /// - Parameters:
    ///   - asked: the names by which resources are paid for, by `stack/LogicalID` and by type.
    ///   - isPriced: whether a type is paid by use anywhere.
    func findings(asked: [String: Set<String>], isPriced: (String) -> Bool) -> [Finding] {
        var told: Set<String> = []
        return entries.compactMap { entry in
            func warning(_ message: String, _ remedy: String? = nil) -> Finding {
                Finding("usage-file", message, severity: .warning, path: JSONPointer(entry.path), remedy: remedy)
            }
            guard let names = asked[entry.name] else {
                // A type that this environment happens not to have is no slip.
                if entry.isType && isPriced(entry.name) { return nil }
                guard told.insert(entry.name).inserted else { return nil }
                return warning(entry.isType ? "\(entry.name) is paid by no use that is known" : "there is no resource \(entry.name)")
            }
            if names.contains(entry.key) { return nil }
            let paid = names.isEmpty ? nil : "it is paid by \(names.sorted().joined(separator: ", "))"
            return warning("\(entry.name) is not paid by \(entry.key)", paid)
        }
    }
}
