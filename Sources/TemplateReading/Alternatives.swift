import Documents
import Registry

/// What a value of a template can turn out to be.
package enum Alternative {
    case value(JSON)
    /// `AWS::NoValue`: as if it had not been written.
    case absent
    /// A resource's identifier (`Ref`) or an attribute of it.
    case reference(to: String, attribute: String?)
    /// Only AWS knows it; the kind where that is certain.
    case unknown(PropertySchema.Kind?)
}

/// One of the things that a value can be, and where it is written.
package typealias Possibility = (alternative: Alternative, path: [String])

extension TemplateView {
    /// All that `value` can be at its top; what lies deeper is asked for when it is reached. Paths start at the value: `Fn::If`, `1`.
    package func possibilities(of value: JSON) -> [Possibility] {
        !Intrinsic.stands(in: value) ? [(.value(value), [])] : possibilities(of: value, below: [])
    }

    package func alternatives(of value: JSON) -> [Alternative] { possibilities(of: value).map(\.alternative) }

    private func possibilities(of value: JSON, below path: [String]) -> [Possibility] {
        guard path.count < 32 else { return [(.unknown(nil), path)] }
        switch Intrinsic(value) {
        case .choice(_, let yes, let no):
            return possibilities(of: yes, below: path + ["Fn::If", "1"]) + possibilities(of: no, below: path + ["Fn::If", "2"])
        case .select(let index, let list):
            guard let index = index.integer ?? index.string.flatMap(Int.init), let list = list.array, list.indices.contains(index) else {
                return [(.unknown(nil), path)]
            }
            return possibilities(of: list[index], below: path + ["Fn::Select", "1", String(index)])
        case let intrinsic?: return alternatives(of: intrinsic).map { ($0, path) }
        case nil: return [(.value(value), path)]
        }
    }

    private func alternatives(of intrinsic: Intrinsic) -> [Alternative] {
        switch intrinsic {
        case .ref(let name): return alternatives(ofRef: name)
        case .attribute(let resource, let name):
            guard let name, self.resource(resource) != nil else { return [.unknown(nil)] }
            return [.reference(to: resource, attribute: name)]
        case .substitution(let text, _):
            let parts = SubstitutionText.parts(of: text)
            if parts.isEmpty { return [.value("")] }
            if parts.count == 1, case .constant(let constant) = parts[0] { return [.value(.string(constant))] }
            return [.unknown(.string)]
        case .join(let separator, let list):
            guard let separator = separator.string, let texts = list.array?.map(\.string), texts.allSatisfy({ $0 != nil }) else {
                return [.unknown(.string)]
            }
            return [.value(.string(texts.compactMap(\.self).joined(separator: separator)))]
        case .lookup(let arguments): return alternatives(ofLookup: arguments)
        case .list: return [.unknown(.array)]
        case .text: return [.unknown(.string)]
        case .length: return [.unknown(.integer)]
        case .condition, .foreign, .malformed, .unknown, .choice, .select: return [.unknown(nil)]
        }
    }

    private func alternatives(ofRef name: String) -> [Alternative] {
        switch name {
        case "AWS::NoValue": return [.absent]
        case "AWS::Region": return [.value(.string(region))]
        case "AWS::NotificationARNs": return [.unknown(.array)]
        case _ where name.hasPrefix("AWS::"): return [.unknown(.string)]
        default: break
        }
        if let parameter = parameters[name] { return alternatives(of: parameter, isDeciding: decidingParameters.contains(name)) }
        return resource(name) == nil ? [.unknown(nil)] : [.reference(to: name, attribute: nil)]
    }

    /// The values of a parameter that can be known. A value that conditions look at may never meet the property, and an empty default
    /// stands for none, or waits for what is given.
    private func alternatives(of parameter: JSON, isDeciding: Bool) -> [Alternative] {
        let type = parameter["Type"]?.string ?? "String"
        let isList = type == "CommaDelimitedList" || type.hasPrefix("List<")
        let unknown = Alternative.unknown(isList ? .array : type.hasPrefix("AWS::SSM::Parameter::Value<List") ? .array : .string)
        if isDeciding || isTransformed || type.hasPrefix("AWS::SSM::") { return [unknown] }
        // Of AllowedValues nobody need choose a bad one: the template deploys with the others.
        guard let value = parameter["Default"], !value.scalarText.isEmpty else { return [unknown] }
        guard isList, let text = value.string else { return [.value(value), unknown] }
        return [.value(.array(text.split(separator: ",").map { .string(String($0.drop { $0 == " " })) })), unknown]
    }

    private func alternatives(ofLookup arguments: [JSON]) -> [Alternative] {
        guard arguments.count == 3, let map = arguments[0].string.flatMap({ mappings[$0]?.object }) else { return [.unknown(nil)] }
        func members(_ object: JSON.Object, _ key: JSON) -> [JSON] {
            if let key = key.string { return object[key].map { [$0] } ?? [] }
            if let intrinsic = Intrinsic(key), case .ref("AWS::Region") = intrinsic { return object[region].map { [$0] } ?? [] }
            return object.values
        }
        let values = members(map, arguments[1]).compactMap(\.object).flatMap { members($0, arguments[2]) }
        return values.isEmpty ? [.unknown(nil)] : values.map(Alternative.value)
    }

    package enum Presence {
        case present, absent, unknown
    }

    /// Whether a member of an object is there.
    package func presence(of value: JSON?) -> Presence {
        guard let value else { return .absent }
        guard Intrinsic.stands(in: value) else { return .present }
        var absent = 0
        let all = alternatives(of: value)
        for case .absent in all { absent += 1 }
        return absent == 0 ? .present : absent == all.count ? .absent : .unknown
    }
}
