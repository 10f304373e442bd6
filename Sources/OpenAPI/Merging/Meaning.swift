import Documents

/// Tells which components of several documents mean the same: equal, and so is everything that they refer to. Found by refinement: all
/// of one name and one text are taken for equal, then those that refer to differing ones are told apart, until nothing changes. So
/// circles of references need no special care.
struct Meaning {
    /// The documents that hold a component of the name, in groups of one meaning; documents and groups in order.
    private(set) var groups: [Component: [[Int]]] = [:]
    /// All components in the order of the documents.
    private(set) var components: [Component] = []

    private var texts: [Component: [Int: JSON]] = [:]

    init(of documents: [APIDocument]) {
        var references: [Component: [Int: [Component]]] = [:]
        for (number, document) in documents.enumerated() {
            for (section, members) in document.root["components"]?.object?.members ?? [] where Self.sections[section] != nil {
                for (name, value) in members.object?.members ?? [] { add(Component(section, name), value, of: number) }
            }
        }
        let heirs = documents.map(\.heirs)
        for component in components where (texts[component]?.count ?? 0) > 1 {
            guard let part = Self.sections[component.section] else { continue }
            for (number, value) in texts[component] ?? [:] {
                var list = ReferenceList.components(in: value, as: part)
                if part == .schema, value["discriminator"] != nil {
                    list += (heirs[number][component.name] ?? []).map { Component("schemas", $0) }
                }
                references[component, default: [:]][number] = list.sorted { ($0.section, $0.name) < ($1.section, $1.name) }
                texts[component]?[number] = Normalization.normalize(value, as: part)
            }
        }
        for (component, texts) in texts { groups[component] = texts.count == 1 ? [Array(texts.keys)] : partition(component) { _ in [] } }
        refine(references)
    }

    private mutating func add(_ component: Component, _ value: JSON, of number: Int) {
        if texts[component] == nil { components.append(component) }
        texts[component, default: [:]][number] = value
    }

    private mutating func refine(_ references: [Component: [Int: [Component]]]) {
        let shared = components.filter { (texts[$0]?.count ?? 0) > 1 }
        var changed = true
        while changed {
            changed = false
            for component in shared {
                let groups = partition(component) { number in (references[component]?[number] ?? []).map { self.group(of: $0, in: number) }
                }
                guard groups.count != self.groups[component]?.count else { continue }
                self.groups[component] = groups
                changed = true
            }
        }
    }

    /// The number of the group that holds the component of the document.
    private func group(of component: Component, in number: Int) -> Int {
        groups[component]?.firstIndex { $0.contains(number) } ?? -1
    }

    private func partition(_ component: Component, by key: (Int) -> [Int]) -> [[Int]] {
        var result: [(text: JSON, key: [Int], numbers: [Int])] = []
        for (number, text) in (texts[component] ?? [:]).sorted(by: { $0.key < $1.key }) {
            let key = key(number)
            if let index = result.firstIndex(where: { $0.key == key && $0.text == text }) {
                result[index].numbers.append(number)
            } else {
                result.append((text, key, [number]))
            }
        }
        return result.map(\.numbers)
    }

    static let sections: [String: Part] = {
        let parts: [Part] = [.schema, .response, .parameter, .example, .requestBody, .header, .securityScheme, .link, .callback]
        return Dictionary(uniqueKeysWithValues: parts.compactMap { part in part.section.map { ($0, part) } })
    }()
}

/// Lists the components that a part refers to, itself and through its parts, in order.
struct ReferenceList: Visitor {
    var path: [String] = []
    private var components: [Component] = []

    static func components(in value: JSON, as part: Part) -> [Component] {
        var list = ReferenceList()
        list.visit(value, as: part)
        return list.components
    }

    mutating func visit(_ value: JSON, as part: Part) {
        if part.mayBeReference, case .component(let component) = Reference(in: value) { components.append(component) }
        switch part {
        case .schema:
            for (_, target) in value["discriminator"]?["mapping"]?.object?.members ?? [] {
                guard let text = target.string else { continue }
                if case .component(let component) = Reference(text) {
                    components.append(component)
                } else {
                    components.append(Component("schemas", text))
                }
            }
        case .operation:
            for requirement in value["security"]?.array ?? [] {
                components += (requirement.object?.keys ?? []).map { Component("securitySchemes", $0) }
            }
        default: break
        }
        visitParts(of: value, as: part)
    }
}

/// Sorts the lists of a schema whose order says nothing.
struct Normalization: Rewriter {
    var path: [String] = []

    static func normalize(_ value: JSON, as part: Part) -> JSON {
        var normalization = Normalization()
        return normalization.rewrite(value, as: part)
    }

    mutating func rewrite(_ value: JSON, as part: Part) -> JSON {
        guard let object = value.object else { return value }
        var result = rewriteParts(of: object, as: part)
        if part == .schema {
            for key in ["required", "enum"] {
                guard let values = result[key]?.array else { continue }
                let texts = values.map { ($0, String(decoding: JSONWriter.bytes($0, .compact), as: UTF8.self)) }
                result[key] = .array(texts.sorted { $0.1 < $1.1 }.map(\.0))
            }
        }
        return .object(result)
    }
}
