import Documents
import Registry
import TemplateReading

extension Canonicalizer {
    func function(_ intrinsic: Intrinsic, written: JSON, as shape: Shape) -> JSON? {
        switch intrinsic {
        case .ref(let name): return reference(to: name, as: shape)
        case .attribute(let resource, let attribute?): return ["Fn::GetAtt": [.string(name(of: resource)), .string(attribute)]]
        case .attribute(let resource, nil):
            let arguments = written["Fn::GetAtt"]?.array?.dropFirst().compactMap { value($0, as: .free) } ?? []
            return ["Fn::GetAtt": .array([.string(name(of: resource))] + arguments)]
        case .substitution, .join: return text(written).map { $0.value.scalar(of: shape.kinds) } ?? uncertainJoin(written)
        case .select(let index, let list): return select(index, from: list, as: shape)
        case .choice(let condition, let yes, let no): return choice(condition, yes, no, as: shape)
        case .lookup(let arguments): return lookup(arguments, as: shape)
        case .list(let argument): return list(argument, written: written)
        case .text, .length, .condition, .foreign, .malformed, .unknown: return plain(written)
        }
    }

    /// A function whose arguments alone are brought into form.
    private func plain(_ written: JSON) -> JSON {
        .object(JSON.Object((written.object ?? [:]).map { ($0.key, value($0.value, as: .free) ?? .null) }))
    }

    /// A text that is put together; nil where it is not certain of which parts.
    func text(_ written: JSON) -> CanonicalText? {
        var text = CanonicalText()
        switch Intrinsic(written) {
        case .substitution(let template, let variables):
            for part in SubstitutionText.parts(of: template) {
                switch part {
                case .constant(let constant): text.append(constant)
                case .variable(let name):
                    text.append(value(variables[name] ?? CanonicalText.term(named: name), as: .free) ?? ["Ref": "AWS::NoValue"])
                }
            }
        case .join(let separator, let list):
            guard let separator = value(separator, as: .free), separator.string != nil, let elements = value(list, as: .free)?.array,
                !elements.contains(where: mayBeAbsent)
            else { return nil }
            for (position, element) in elements.enumerated() {
                if position > 0 { text.append(separator) }
                text.append(element)
            }
        default: return nil
        }
        return text
    }

    private func uncertainJoin(_ written: JSON) -> JSON {
        guard case .join(let separator, let list)? = Intrinsic(written) else { return plain(written) }
        return ["Fn::Join": [value(separator, as: .free) ?? .null, value(list, as: .free) ?? .null]]
    }

    private func mayBeAbsent(_ value: JSON) -> Bool {
        guard let choice = Choice(value) else { return false }
        return choice.yes == nil || choice.no == nil || [choice.yes, choice.no].contains { $0.map(mayBeAbsent) ?? false }
    }

    private func select(_ index: JSON, from list: JSON, as shape: Shape) -> JSON? {
        let index = value(index, as: .free)?.scalar(of: [.string]) ?? .null
        let list = value(list, as: .free) ?? .null
        if let position = index.string.flatMap(Int.init), let elements = list.array, elements.indices.contains(position),
            !elements.contains(where: mayBeAbsent)
        {
            return value(elements[position], alreadyIn: shape)
        }
        return ["Fn::Select": [index, list]]
    }

    /// A value that is in its form but for what its new place asks for.
    private func value(_ value: JSON, alreadyIn shape: Shape) -> JSON { value.scalar(of: shape.kinds) }

    private func choice(_ condition: String, _ yes: JSON, _ no: JSON, as shape: Shape) -> JSON? {
        let condition = self.condition(named: condition)
        if let decided = condition.bool { return value(decided ? yes : no, as: shape) }
        let (yes, no) = (value(yes, as: shape), value(no, as: shape))
        if yes == no { return yes }
        return Choice(condition: condition, yes: yes, no: no).value
    }

    private func lookup(_ arguments: [JSON], as shape: Shape) -> JSON? {
        let keys = arguments.prefix(3).map { value($0, as: .free)?.scalar(of: [.string]) ?? .null }
        guard let map = keys[0].string.flatMap({ template.mappings[$0]?.object }) else { return ["Fn::FindInMap": .array(keys)] }
        if let first = keys[1].string, let second = keys[2].string {
            if let found = map[first]?[second] { return value(found, as: shape) }
            let fallback = arguments.count == 4 ? arguments[3]["DefaultValue"] : nil
            return fallback.map { value($0, as: shape) } ?? ["Fn::FindInMap": .array(keys)]
        }
        // What it may find stands in the place of the map's name: another name for the same map changes nothing.
        var rows = JSON.Object()
        for (name, row) in map {
            if let second = keys[2].string { rows[name] = row[second] } else { rows[name] = row }
        }
        return ["Fn::FindInMap": [.object(rows), keys[1], keys[2]]]
    }

    private func list(_ argument: JSON, written: JSON) -> JSON {
        let name = written.object?.members.first?.key ?? ""
        let argument = value(argument, as: .free) ?? .null
        switch name {
        case "Fn::Split":
            guard let separator = argument[0]?.string, !separator.isEmpty, let source = argument[1] else { break }
            var text = CanonicalText()
            text.append(source)
            // An output that only AWS knows may hold separators of its own.
            guard text.parts.allSatisfy({ if case .constant = $0 { true } else { false } }) else { break }
            return .array(text.split(by: separator).map(\.value))
        case "Fn::GetAZs": return [name: argument == "" ? .string(template.region) : argument]
        case "Fn::Cidr": return [name: .array((argument.array ?? []).map { $0.scalar(of: [.string]) })]
        default: break
        }
        return [name: argument]
    }
}
