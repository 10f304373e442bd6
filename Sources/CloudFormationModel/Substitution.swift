import Documents

/// The text format of `Fn::Sub`: `${Name}`, `${Name.Attribute}`, and `${!` for a literal `${`.
public enum Substitution {
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
        var result = ""
        var previous: Character?
        for character in text {
            result.append(character)
            if character == "{", previous == "$" { result.append("!") }
            previous = character
        }
        return result
    }

    /// `Name` or `Name.Attribute` for a `Ref` or a `Fn::GetAtt`; nil for any other value.
    static func variable(for value: JSON) -> String? {
        guard let object = value.object, object.count == 1 else { return nil }
        if let name = object["Ref"]?.string { return name }
        guard let parts = object["Fn::GetAtt"]?.array, parts.count == 2, let name = parts[0].string, let attribute = parts[1].string
        else { return nil }
        return "\(name).\(attribute)"
    }
}
