import Documents

/// The names that a value of a template refers to.
enum References {
    /// Logical IDs and parameters, without pseudo parameters.
    static func names(in value: JSON) -> Set<String> {
        var names: Set<String> = []
        collect(value, into: &names)
        return names
    }

    private static func collect(_ value: JSON, into names: inout Set<String>) {
        switch value {
        case .array(let elements): for element in elements { collect(element, into: &names) }
        case .object(let object):
            guard object.count == 1 else {
                for member in object.members { collect(member.value, into: &names) }
                return
            }
            let (key, argument) = object.members[0]
            switch key {
            case "Ref": if let name = argument.string { add(name, to: &names) }
            case "Fn::GetAtt": if let name = argument[0]?.string { add(name, to: &names) }
            case "Fn::Sub":
                for variable in variables(in: argument.string ?? argument[0]?.string ?? "") {
                    add(variable.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(variable[..<$0]) } ?? variable, to: &names)
                }
                if let map = argument[1] { collect(map, into: &names) }
            default: collect(argument, into: &names)
            }
        default: break
        }
    }

    private static func add(_ name: String, to names: inout Set<String>) { if !name.hasPrefix("AWS::") { names.insert(name) } }

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
