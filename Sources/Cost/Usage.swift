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
    /// The place of each resource and type named, to say which of them are not there.
    package private(set) var named: [(name: String, isType: Bool, path: [String])] = []

    package init() {}

    /// - Parameter json: what the file holds of one environment.
    package init(_ json: JSON, below path: [String], findings: inout [Finding]) {
        for (section, entries) in json.object ?? [:] {
            guard let entries = entries.object, ["resource_type_default_usage", "resource_usage"].contains(section) else {
                findings.append(
                    Finding(
                        "usage-file", "\"\(section)\" is none of resource_usage and resource_type_default_usage",
                        path: JSONPointer(path + [section])))
                continue
            }
            for (name, quantities) in entries {
                let isType = section == "resource_type_default_usage"
                named.append((name, isType, path + [section, name]))
                for (key, quantity) in quantities.object ?? [:] {
                    guard let quantity = PriceList.number(quantity), quantity >= 0 else {
                        findings.append(
                            Finding(
                                "usage-file", "a quantity is a number, and not below zero", path: JSONPointer(path + [section, name, key])))
                        continue
                    }
                    if isType { byType[name, default: [:]][key] = quantity } else { byResource[name, default: [:]][key] = quantity }
                }
            }
        }
    }

    func quantity(_ key: String, of resource: String, type: String) -> Double? { byResource[resource]?[key] ?? byType[type]?[key] }
}
