import Documents
import TemplateReading

/// Compares values of one resource with what is expected of them.
struct Comparison {
    /// A value as text, what it refers to put in.
    let text: (JSON) -> String

    func differences(_ matcher: Matcher, _ found: JSON?, at path: JSONPointer) -> [Difference] {
        let found = found == ["Ref": "AWS::NoValue"] ? nil : found
        func differs(_ weight: Double? = nil) -> [Difference] {
            [Difference(path: path, expected: "\(matcher)", found: shown(found), weight: weight ?? matcher.weight)]
        }
        switch (matcher.kind, found) {
        case (.absent, _): return found == nil ? [] : differs()
        case (.any, _): return found == nil ? differs() : []
        case (.not(let inner), _): return differences(inner, found, at: path).isEmpty ? differs() : []
        case (.oneOf(let matchers), _): return matchers.contains { differences($0, found, at: path).isEmpty } ? [] : differs()
        case (_, nil): return differs()
        case (.object(let members), .object(let object)):
            // Where a function stands for the object, none of its members is known.
            if isFunction(.object(object)), !members.contains(where: { object[$0.key] != nil }) { return differs() }
            return members.flatMap { differences($0.value, object[$0.key], at: path / $0.key) }
        case (.list(let matchers), .array(let elements)):
            guard matchers.count == elements.count else { return differs() }
            return zip(matchers, elements).enumerated().flatMap { differences($1.0, $1.1, at: path / $0) }
        case (.containing(let matchers), let found?): return missing(matchers, in: found, at: path)
        case (.document(let inner), let found?):
            guard let document = Self.document(in: found) else { return differs() }
            return differences(inner, document, at: path)
        case (.value(.string(let text)), let found?):
            return found.string == text || isFunction(found) && self.text(found) == text ? [] : differs(distance(text, found))
        case (.like(let pattern), let found?):
            guard found.string != nil || isFunction(found) else { return differs() }
            return Wildcards(pattern).match(self.text(found)) ? [] : differs(distance(pattern, found))
        case (.value(let value), let found?):
            guard value != found else { return [] }
            guard let wanted = Self.number(value), let number = Self.number(found) else { return differs() }
            // `1` and `1.0` are one number.
            return wanted == number ? [] : differs(1 - 0.9 * min(abs(wanted), abs(number)) / max(abs(wanted), abs(number)))
        case (.exactly(let value), let found?): return value == found ? [] : differs()
        case (.within(let least, let most), let found?):
            guard let number = Self.number(found) else { return differs() }
            return number >= Double(least ?? .min) && number <= Double(most ?? .max) ? [] : differs()
        case (.satisfying(_, let isMet), let found?): return isMet(found) ? [] : differs()
        case (.object, _), (.list, _): return differs()
        }
    }

    /// What a list has no element for. One value stands for a list of one, as it does in policies.
    private func missing(_ matchers: [Matcher], in found: JSON, at path: JSONPointer) -> [Difference] {
        let elements = found.array ?? [found]
        let compared = matchers.map { matcher in
            elements.enumerated().map { differences(matcher, $1, at: found.array == nil ? path : path / $0) }
        }
        let owners = Self.assignment(compared.map { row in row.indices.filter { row[$0].isEmpty } }, count: elements.count)
        return matchers.indices.filter { !owners.contains($0) }.flatMap { missed -> [Difference] in
            let free = elements.indices.filter { owners[$0] == nil }
            let nearest = free.min { compared[missed][$0].weight < compared[missed][$1].weight }
            let count = elements.count == 1 ? "1 element" : "\(elements.count) elements"
            let hint = nearest.map { ", the nearest at \($0)" } ?? ""
            let weight = nearest == nil ? matchers[missed].weight : 0
            return [Difference(path: path, expected: "an element \(matchers[missed])", found: count + hint, weight: weight)]
                + (nearest.map { compared[missed][$0] } ?? [])
        }
    }

    /// Gives as many takers as can be an element of their own: by element, the taker that has it.
    private static func assignment(_ choices: [[Int]], count: Int) -> [Int?] {
        var owners = [Int?](repeating: nil, count: count)
        func serve(_ taker: Int, _ tried: inout Set<Int>) -> Bool {
            for element in choices[taker] where tried.insert(element).inserted {
                guard let owner = owners[element], !serve(owner, &tried) else {
                    owners[element] = taker
                    return true
                }
            }
            return false
        }
        for taker in choices.indices {
            var tried: Set<Int> = []
            _ = serve(taker, &tried)
        }
        return owners
    }

    private func isFunction(_ value: JSON) -> Bool { Intrinsic(value) != nil }

    private func shown(_ value: JSON?) -> String {
        guard let value else { return "nothing" }
        let shown = value.compactText
        let short = shown.count > 240 ? shown.prefix(240) + "…" : shown[...]
        return isFunction(value) ? "\(short), which is \(text(value))" : String(short)
    }

    /// Texts that begin and end alike are nearer to each other.
    private func distance(_ expected: String, _ found: JSON) -> Double {
        let (left, right) = (Array(expected.utf8), Array(text(found).utf8))
        let start = zip(left, right).prefix { $0 == $1 }.count
        let end = zip(left.dropFirst(start).reversed(), right.dropFirst(start).reversed()).prefix { $0 == $1 }.count
        return 1 - 0.9 * Double(start + end) / Double(max(left.count, right.count, 1))
    }

    private static func number(_ value: JSON) -> Double? {
        switch value {
        case .integer(let number): Double(number)
        case .decimal(let text): Double(text)
        default: nil
        }
    }

    private static func document(in value: JSON) -> JSON? {
        if value.object != nil { return value }
        return value.string.flatMap { try? Document(json: Array($0.utf8), file: "").root }
    }
}

extension DeployedResource {
    /// Where it is not as expected.
    func differences(_ properties: Matcher, attributes: Matcher) -> [Difference] {
        let comparison = Comparison { texts.text($0, in: stack) }
        let place = JSONPointer()
        return comparison.differences(properties, .object(resource.properties), at: place / "Properties")
            + comparison.differences(attributes, .object(resource.attributes), at: place)
    }
}
