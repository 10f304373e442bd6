import Diff
import Documents
import TemplateReading

/// What no report may show, since a pull request is read by many: defaults of parameters that say `NoEcho`, texts in properties and variables
/// that are named like secrets, and texts that have a secret's form. That they change is shown, their values are not.
struct Secrets {
    static let shown = "(not shown)"

    /// The defaults of parameters with `NoEcho`.
    private let defaults: Set<String>

    init(of sides: [Side]) {
        var defaults: Set<String> = []
        for template in sides.flatMap(\.stacks).map(\.template) {
            for (_, parameter) in template["Parameters"]?.object ?? [:] {
                guard parameter["NoEcho"]?.bool == true || parameter["NoEcho"]?.string?.lowercased() == "true" else { continue }
                switch parameter["Default"] {
                case .string(let text)?: defaults.insert(text)
                case .integer(let number)?: defaults.insert(String(number))
                case .decimal(let number)?: defaults.insert(number)
                default: continue
                }
            }
        }
        self.defaults = defaults.filter { !$0.isEmpty }
    }

    func hidden(_ difference: EnvironmentDifference) -> EnvironmentDifference {
        var difference = difference
        for index in difference.changes.indices {
            var change = difference.changes[index]
            change.properties = change.properties.map { property in
                var property = property
                property.old = property.old.map { hidden($0, at: property.path) }
                property.new = property.new.map { hidden($0, at: property.path) }
                return property
            }
            change.because = change.because.map(hidden)
            change.note = change.note.map(hidden)
            difference.changes[index] = change
        }
        for index in difference.rights.indices {
            difference.rights[index].resources = difference.rights[index].resources.map(hidden)
            difference.rights[index].condition = difference.rights[index].condition.map(hidden)
        }
        for index in difference.order.indices { difference.order[index].steps = difference.order[index].steps.map(hidden) }
        return difference
    }

    /// - Parameter path: the last names say what the value is: `MasterUserPassword`; `API_TOKEN`, `Value`.
    private func hidden(_ value: JSON, at path: [String]) -> JSON {
        let isNamed = path.suffix(2).contains(where: Self.isSecret(name:)) && !path.suffix(1).contains { ["Name", "Key"].contains($0) }
        return hidden(value, isNamed: isNamed)
    }

    private func hidden(_ value: JSON, isNamed: Bool) -> JSON {
        switch value {
        case .string(let text):
            return isNamed && !Self.isReference(text) ? .string(Self.shown) : .string(hidden(text))
        case .integer, .decimal, .bool, .null:
            return value.isDefault(in: defaults) ? .string(Self.shown) : value
        case .array(let elements): return .array(elements.map { hidden($0, isNamed: isNamed) })
        case .object(let object):
            if object.count == 1, ["Ref", "Fn::GetAtt", "Fn::ImportValue"].contains(object.members[0].key) { return value }
            // `{"Name": "API_TOKEN", "Value": …}`, as environments and tags have it.
            let label = object["Name"]?.string ?? object["Key"]?.string
            let isLabelled = label.map(Self.isSecret(name:)) ?? false
            return .object(
                JSON.Object(
                    object.map { key, value in
                        let isLabel = label != nil && ["Name", "Key"].contains(key)
                        return (key, hidden(value, isNamed: !isLabel && (isNamed || isLabelled || Self.isSecret(name: key))))
                    }))
        }
    }

    func hidden(_ text: String) -> String {
        if defaults.contains(text) || SecretShape.found(in: text) != nil { return Self.shown }
        var text = text
        // A short one stands in many words that are no secret.
        for value in defaults where value.utf8.count >= 4 { text = text.split(atText: value).joined(separator: Self.shown) }
        return text
    }

    /// Whether a name says that its value is a secret, and not where one lies.
    static func isSecret(name: String) -> Bool { SecretName(name) != nil || SecretName.isProperty(name) }

    /// A name of a secret that is kept elsewhere.
    private static func isReference(_ text: String) -> Bool {
        ["arn:", "{{resolve:", "${", shown].contains(where: text.hasPrefix)
    }
}

extension JSON {
    fileprivate func isDefault(in defaults: Set<String>) -> Bool {
        switch self {
        case .integer(let number): defaults.contains(String(number))
        case .decimal(let number): defaults.contains(number)
        default: false
        }
    }
}
