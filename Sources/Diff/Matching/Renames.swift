import Documents
import TemplateReading

/// Finds resources that are the same under another name. What they refer to may have been renamed with them, so a resource is told by what
/// it holds, that by what it refers to, and so on until no two are told apart any more.
enum Renames {
    static func pairs(_ removed: [Located], _ added: [Located], _ old: CanonicalSide, _ new: CanonicalSide) -> [Pair] {
        // A type that stands on one side alone cannot have been renamed.
        let types = Set(removed.map(\.resource.type)).intersection(added.map(\.resource.type))
        var former = Side(removed.filter { types.contains($0.resource.type) }, old.view, old.plain.schemas)
        var recent = Side(added.filter { types.contains($0.resource.type) }, new.view, old.plain.schemas)
        guard !former.resources.isEmpty, !recent.resources.isEmpty else { return [] }
        var kinds = 0
        for _ in 0..<6 {
            var numbers: [String: Int] = [:]
            former.distinguish(&numbers)
            recent.distinguish(&numbers)
            if numbers.count == kinds { break }
            kinds = numbers.count
        }
        return pairs(former, recent)
    }

    private static func pairs(_ former: Side, _ recent: Side) -> [Pair] {
        var found: [Pair] = []
        var open: [Place: [Located]] = [:]
        for resource in former.resources.reversed() { open[former.place(of: resource), default: []].append(resource) }
        var left: [Located] = []
        for resource in recent.resources {
            guard let match = open[recent.place(of: resource)]?.popLast() else {
                left.append(resource)
                continue
            }
            found.append(Pair(old: match, new: resource, kind: .renamed))
        }
        var elsewhere: [Int: [Located]] = [:]
        let matched = Set(found.map(\.old.key))
        for resource in former.resources.reversed() where !matched.contains(resource.key) {
            elsewhere[former.labels[resource.key] ?? -1, default: []].append(resource)
        }
        for resource in left {
            guard let match = elsewhere[recent.labels[resource.key] ?? -2]?.popLast() else { continue }
            found.append(Pair(old: match, new: resource, kind: .moved))
        }
        return found
    }

    private struct Place: Hashable {
        let stack: String
        let label: Int
    }

    private struct Side {
        let resources: [Located]
        let view: EnvironmentView
        let schemas: Schemas
        var labels: [ResourceIdentity: Int]

        init(_ resources: [Located], _ view: EnvironmentView, _ schemas: Schemas) {
            self.resources = resources
            self.view = view
            self.schemas = schemas
            labels = Dictionary(resources.map { ($0.key, 0) }) { first, _ in first }
        }

        func place(of resource: Located) -> Place { Place(stack: resource.stack.name, label: labels[resource.key] ?? -1) }

        /// Gives one number to all that are alike, with what they refer to known by the numbers given before.
        mutating func distinguish(_ numbers: inout [String: Int]) {
            let labels = labels
            let environment = CanonicalEnvironment(view, assuming: .none, schemas: schemas) { key, _ in
                labels[key].map { "#\($0)" } ?? "\(key.stack)/\(key.logicalID)"
            }
            for resource in resources {
                let canonical = environment.canonicalizer(of: resource.stack).resource(resource.resource)
                let text = resource.resource.type + JSON.object(canonical.body).canonicalKey
                let number = numbers[text] ?? numbers.count
                numbers[text] = number
                self.labels[resource.key] = number
            }
        }
    }
}
