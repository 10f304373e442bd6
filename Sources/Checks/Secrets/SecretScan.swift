import Documents
import TemplateReading

/// Finds secrets in plain text at any depth of a value. What it says of one is what it is, never the text itself.
struct SecretScan {
    struct Hit {
        /// Below the value that was searched.
        var path: [String]
        let what: String
    }

    /// Maps whose keys are names that people give: there, what a name says counts more than in CloudFormation's own properties.
    private static let named: Set<String> = [
        "Variables", "EnvironmentVariables", "Parameters", "DefaultArguments", "ConnectionProperties", "ProviderDetails", "Configuration",
    ]
    /// Objects that give a value a name.
    private static let pairs = [("Name", "Value"), ("ParameterKey", "ParameterValue"), ("OptionName", "Value"), ("name", "value")]

    /// - Parameter key: what the value stands under.
    static func hits(in value: JSON, under key: String) -> [Hit] { hits(in: value, key, name: nil, mayBeNamed: true) }

    /// - Parameters:
    ///   - name: what the nearest name says; functions and lists on the way change nothing.
    ///   - mayBeNamed: whether the value's keys are names that people gave, where those of `key` are.
    private static func hits(in value: JSON, _ key: String, name: SecretName?, mayBeNamed: Bool) -> [Hit] {
        switch value {
        case .string(let text):
            if let name, SecretValue.isSecret(text, name) { return [Hit(path: [], what: "a secret")] }
            return SecretShape.found(in: text).map { [Hit(path: [], what: $0)] } ?? []
        case .integer(let number):
            guard case .password? = name, SecretValue.isSecret(String(number), .password) else { return [] }
            return [Hit(path: [], what: "a secret")]
        case .array(let elements):
            var found: [Hit] = []
            for index in elements.indices {
                found += below(String(index), hits(in: elements[index], key, name: name, mayBeNamed: mayBeNamed))
            }
            return found
        case .object(let object):
            if let function = object.count == 1 ? object.members.first : nil, function.key == "Ref" || function.key.hasPrefix("Fn::") {
                // What is put together is no secret as it stands, except by its shape.
                let keepsName = function.key == "Fn::If"
                return below(function.key, hits(in: function.value, key, name: keepsName ? name : nil, mayBeNamed: mayBeNamed && keepsName))
            }
            return members(of: object, areNamed: mayBeNamed && named.contains(key))
        default: return []
        }
    }

    private static func members(of object: JSON.Object, areNamed: Bool) -> [Hit] {
        let pair = object.contains { isPaired($0.key) } ? pairs.first { object[$0.0]?.string != nil && object[$0.1] != nil } : nil
        var found: [Hit] = []
        for (member, value) in object {
            var name: SecretName?
            if let pair, member == pair.1 {
                name = isKeptElsewhere(object) ? nil : object[pair.0]?.string.flatMap(SecretName.init)
            } else if areNamed || isConstant(member) {
                name = SecretName(member)
            } else if SecretName.isProperty(member) {
                name = .password
            }
            // An object or a list of objects starts anew.
            let hits = hits(in: value, member, name: name, mayBeNamed: true)
            if !hits.isEmpty { found += below(member, hits) }
        }
        return found
    }

    private static func isPaired(_ key: String) -> Bool { key == "Value" || key == "value" || key == "ParameterValue" }

    /// CodeBuild's variables may be the names of secrets.
    private static func isKeptElsewhere(_ object: JSON.Object) -> Bool {
        ["PARAMETER_STORE", "SECRETS_MANAGER"].contains(object["Type"]?.string ?? "")
    }

    /// `DB_PASSWORD`: the name of a variable, wherever it stands.
    private static func isConstant(_ key: String) -> Bool {
        key.utf8.contains(UInt8(ascii: "_")) && key.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 95 }
    }

    private static func below(_ key: String, _ hits: [Hit]) -> [Hit] {
        hits.map { Hit(path: [key] + $0.path, what: $0.what) }
    }
}
