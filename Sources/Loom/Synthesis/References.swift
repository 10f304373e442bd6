import Documents

/// The names that a value of a template refers to.
enum References {
    /// Logical IDs and parameters, without pseudo parameters.
    static func names(in value: JSON) -> Set<String> {
        var names: Set<String> = []
        collect(value, into: &names)
        return names.filter { !$0.hasPrefix("AWS::") }
    }

    private static func collect(_ value: JSON, into names: inout Set<String>) {
        switch value {
        case .array(let elements): for element in elements { collect(element, into: &names) }
        case .object(let object):
            if object.count == 1, let name = object["Ref"]?.string {
                names.insert(name)
            } else if object.count == 1, let name = object["Fn::GetAtt"]?[0]?.string {
                names.insert(name)
            } else if object.count == 1, let argument = object["Fn::Sub"] {
                let text = argument.string ?? argument[0]?.string ?? ""
                names.formUnion(variables(in: text).map { String($0.prefix { $0 != "." }) })
                if let map = argument[1] { collect(map, into: &names) }
            } else {
                for member in object.members { collect(member.value, into: &names) }
            }
        default: break
        }
    }

    /// What stands between `${` and `}`, literals (`${!`) left out.
    static func variables(in text: String) -> [String] {
        var result: [String] = []
        var rest = text.utf8[...]
        while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
            rest = rest[rest.index(after: dollar)...]
            guard rest.first == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")) else { continue }
            let name = rest[rest.index(after: rest.startIndex)..<end]
            if name.first != UInt8(ascii: "!") { result.append(String(decoding: name, as: UTF8.self)) }
            rest = rest[end...]
        }
        return result
    }
}
