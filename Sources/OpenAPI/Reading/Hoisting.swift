import Documents

/// Makes every reference name a component: what one names deeper in the document (`#/components/schemas/A/properties/b`, `$defs`) becomes
/// a component of its own.
struct Hoisting: Rewriter {
    var path: [String] = []
    private let root: JSON
    private var taken: [String: Set<String>] = [:]
    private var components: [Hoisted: Component] = [:]
    private var waiting: [(place: JSONPointer, part: Part, component: Component)] = []

    /// A place may be named as parts of two kinds (a header and a parameter have one shape): then it becomes two components.
    private struct Hoisted: Hashable {
        var place: JSONPointer
        var part: Part
    }

    static func hoist(_ root: JSON.Object, source: inout Source) -> JSON.Object {
        var hoisting = Hoisting(root: .object(root))
        var result = hoisting.rewriteParts(of: root, as: .document) ?? root
        var done = 0
        while done < hoisting.waiting.count {
            let (place, part, component) = hoisting.waiting[done]
            done += 1
            guard let value = hoisting.root[place] else { continue }
            hoisting.path = place.tokens
            source.origins[component] = place
            var components = result["components"]?.object ?? [:]
            var section = components[component.section]?.object ?? [:]
            section[component.name] = hoisting.rewrite(value, as: part) ?? value
            components[component.section] = .object(section)
            result["components"] = .object(components)
        }
        return result
    }

    private init(root: JSON) {
        self.root = root
        for (section, members) in root["components"]?.object?.members ?? [] { taken[section] = Set(members.object?.keys ?? []) }
    }

    mutating func rewrite(_ value: JSON, as part: Part) -> JSON? {
        guard let object = value.object else { return nil }
        var reference: JSON?
        if part != .pathItem, part.mayBeReference, let target = Reference(in: value), target.component(of: part) == nil,
            let pointer = target.pointer, let (place, _) = root.resolve(pointer, from: path), let component = component(at: place, as: part)
        {
            reference = component.reference
        }
        var result = rewriteParts(of: object, as: part)
        if let reference {
            if result == nil { result = object }
            result?["$ref"] = reference
        }
        return result.map(JSON.object)
    }

    private mutating func component(at place: JSONPointer, as part: Part) -> Component? {
        guard let section = part.section else { return nil }
        let hoisted = Hoisted(place: place, part: part)
        if let component = components[hoisted] { return component }
        let component = Component(section, Name.unique(Self.name(of: place), separator: "_", taken: &taken[section, default: []]))
        components[hoisted] = component
        waiting.append((place, part, component))
        return component
    }

    /// `/components/schemas/Order/properties/lines` gives `Order_lines`; the words between names say nothing.
    private static func name(of place: JSONPointer) -> String {
        let words: Set<String> = ["components", "schemas", "paths", "properties", "$defs", "definitions", "content", "schema"]
        let name = Name.component(place.tokens.filter { !words.contains($0) }.joined(separator: "_")).drop { $0 == "_" }
        return name.isEmpty ? "Hoisted" : String(name)
    }
}
