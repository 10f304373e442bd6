import Documents

/// Tells which components of several documents mean the same: equal, and so is everything that they refer to. Found by refinement: all
/// of one name and one text are taken for equal, then those that refer to differing ones are told apart, until nothing changes. So
/// circles of references need no special care.
struct Meaning {
    /// All components in the order of the documents.
    private(set) var components: [Component] = []
    /// For each of them the documents that hold it, in groups of one meaning; documents and groups in order.
    private(set) var groups: [[[Int]]] = []

    private var numbers: [Component: Int] = [:]
    private var holders: [[(document: Int, value: JSON)]] = []

    init(of documents: [APIDocument]) {
        for (number, document) in documents.enumerated() {
            for (section, members) in document.root["components"]?.object?.members ?? [] where Self.sections[section] != nil {
                for (name, value) in members.object?.members ?? [] { add(Component(section, name), value, of: number) }
            }
        }
        let heirs = documents.map(\.heirs)
        var references: [Int: [Int: [Int]]] = [:]
        for (component, holders) in zip(components, holders) {
            let part = Self.sections[component.section] ?? .schema
            groups.append(
                Self.split(holders.indices) { Equality.isEqual(holders[$0].value, holders[$1].value, as: part) }.map {
                    $0.map { holders[$0].document }
                })
            // Only what still seems to be the same is told apart by its references.
            guard let group = groups.last, group.count < holders.count else { continue }
            for (document, value) in holders {
                var list = ReferenceList.components(in: value, as: part)
                if part == .schema, value["discriminator"] != nil {
                    list += (heirs[document][component.name] ?? []).map { Component("schemas", $0) }
                }
                references[groups.count - 1, default: [:]][document] = Set(list.compactMap { numbers[$0] }).sorted()
            }
        }
        refine(references)
    }

    private mutating func add(_ component: Component, _ value: JSON, of document: Int) {
        if let number = numbers[component] { return holders[number].append((document, value)) }
        numbers[component] = components.count
        components.append(component)
        holders.append([(document, value)])
    }

    private mutating func refine(_ references: [Int: [Int: [Int]]]) {
        let open = references.keys.sorted()
        var changed = true
        while changed {
            changed = false
            for number in open {
                let finer = groups[number].flatMap { group in
                    Self.split(group) { one, other in
                        let (left, right) = (references[number]?[one] ?? [], references[number]?[other] ?? [])
                        return left == right && left.allSatisfy { self.group(of: $0, in: one) == self.group(of: $0, in: other) }
                    }
                }
                guard finer.count != groups[number].count else { continue }
                groups[number] = finer
                changed = true
            }
        }
    }

    /// The number of the group that holds the component of the document.
    private func group(of component: Int, in document: Int) -> Int {
        groups[component].firstIndex { $0.contains(document) } ?? -1
    }

    /// Elements in groups, each of those that are the same as its first.
    private static func split(_ elements: some Sequence<Int>, isSame: (Int, Int) -> Bool) -> [[Int]] {
        var groups: [[Int]] = []
        for element in elements {
            if let index = groups.firstIndex(where: { isSame($0[0], element) }) {
                groups[index].append(element)
            } else {
                groups.append([element])
            }
        }
        return groups
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
