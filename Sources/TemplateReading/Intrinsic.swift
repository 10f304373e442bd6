import Documents

/// A value that CloudFormation works out: `{"Ref": …}`, `{"Fn::Sub": …}`.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>
package enum Intrinsic {
    case ref(String)
    /// Attributes with dots are joined; nil for an attribute that is itself worked out.
    case attribute(of: String, String?)
    case substitution(String, variables: JSON.Object)
    case join(separator: JSON, JSON)
    case select(index: JSON, JSON)
    case choice(condition: String, JSON, JSON)
    case lookup([JSON])
    /// `Fn::Split`, `Fn::GetAZs`, `Fn::Cidr`: a list of texts that only AWS knows.
    case list(JSON)
    /// `Fn::Base64`, `Fn::ToJsonString`: a text.
    case text(JSON)
    case length(JSON)
    /// `Condition`, `Fn::And`, `Fn::Equals` …: right in conditions and rules only.
    case condition(name: String, JSON)
    /// What another stack or a macro gives.
    case foreign(JSON)
    /// A function with arguments that it does not take.
    case malformed(name: String)
    /// A name that starts like a function's and is none.
    case unknown(name: String)

    /// Nil for a plain value. An object is a function when that is all it holds.
    package init?(_ value: JSON) {
        guard Self.stands(in: value), case .object(let object) = value else { return nil }
        let (name, argument) = object.members[0]
        self = Self.parsed(name, argument) ?? .malformed(name: name)
    }

    /// Whether a value is worked out and not plain.
    package static func stands(in value: JSON) -> Bool {
        guard case .object(let object) = value, object.count == 1 else { return false }
        let (name, argument) = object.members[0]
        return name == "Ref" || name.hasPrefix("Fn::") || name == "Condition" && argument.string != nil
    }

    private static func parsed(_ name: String, _ argument: JSON) -> Intrinsic? {
        let list = argument.array
        switch name {
        case "Ref": return argument.string.map(Intrinsic.ref)
        case "Fn::GetAtt": return attribute(argument)
        case "Fn::Sub":
            if let text = argument.string { return .substitution(text, variables: [:]) }
            guard list?.count == 2, let text = argument[0]?.string, let variables = argument[1]?.object else { return nil }
            return .substitution(text, variables: variables)
        case "Fn::Join":
            guard let list, list.count == 2 else { return nil }
            return .join(separator: list[0], list[1])
        case "Fn::Select":
            guard let list, list.count == 2 else { return nil }
            return .select(index: list[0], list[1])
        case "Fn::If":
            guard let list, list.count == 3, let condition = list[0].string else { return nil }
            return .choice(condition: condition, list[1], list[2])
        case "Fn::FindInMap":
            // With the language extensions a fourth argument holds a default.
            guard let list, (3...4).contains(list.count) else { return nil }
            return .lookup(list)
        case "Fn::Split", "Fn::Cidr":
            guard let list, list.count >= 2 else { return nil }
            return .list(argument)
        case "Fn::GetAZs": return .list(argument)
        case "Fn::Base64", "Fn::ToJsonString": return .text(argument)
        case "Fn::Length": return .length(argument)
        case "Fn::And", "Fn::Or", "Fn::Not", "Fn::Equals", "Condition", "Fn::Contains", "Fn::EachMemberEquals", "Fn::EachMemberIn",
            "Fn::RefAll", "Fn::ValueOf", "Fn::ValueOfAll":
            return .condition(name: name, argument)
        case "Fn::ImportValue", "Fn::Transform", "Fn::GetStackOutput": return .foreign(argument)
        default: return name.hasPrefix("Fn::ForEach::") ? .foreign(argument) : .unknown(name: name)
        }
    }

    private static func attribute(_ argument: JSON) -> Intrinsic? {
        if let text = argument.string, let dot = text.firstIndex(of: ".") {
            return .attribute(of: String(text[..<dot]), String(text[text.index(after: dot)...]))
        }
        guard let list = argument.array, list.count >= 2, let resource = list[0].string else { return nil }
        let names = list.dropFirst().map(\.string)
        return .attribute(of: resource, names.allSatisfy { $0 != nil } ? names.compactMap(\.self).joined(separator: ".") : nil)
    }

    /// All functions, as CloudFormation spells them.
    package static let names = [
        "Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::If", "Fn::FindInMap", "Fn::Split", "Fn::Cidr", "Fn::GetAZs",
        "Fn::Base64", "Fn::ToJsonString", "Fn::Length", "Fn::And", "Fn::Or", "Fn::Not", "Fn::Equals", "Fn::ImportValue", "Fn::Transform",
    ]
}
