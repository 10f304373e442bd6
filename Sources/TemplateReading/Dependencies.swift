import Documents

/// Which resource of a template waits for which: by a reference, or by `DependsOn`.
package struct Dependencies {
    /// Logical ID → logical IDs, in the order of the template.
    package private(set) var edges: [String: [String]] = [:]
    private let order: [String]

    package init(of template: TemplateView) {
        order = template.resources.map(\.logicalID)
        for resource in template.resources { edges[resource.logicalID] = Self.names(in: resource.body["DependsOn"]) }
        for reference in template.references where reference.path.first == "Resources" && reference.path.count > 2 {
            switch reference.target {
            case .name(let name), .attribute(let name, _): edges[reference.path[1]]?.append(name)
            case .condition, .mapping: break
            }
        }
    }

    package static func names(in dependsOn: JSON?) -> [String] {
        dependsOn?.array?.compactMap(\.string) ?? dependsOn?.string.map { [$0] } ?? []
    }

    /// Whether a resource waits for another, by whatever way.
    package func waits(_ logicalID: String, for other: String) -> Bool {
        var seen: Set<String> = []
        var open = edges[logicalID] ?? []
        while let name = open.popLast() {
            if name == other { return true }
            if seen.insert(name).inserted { open += edges[name] ?? [] }
        }
        return false
    }

    /// Everything that a resource waits for, by whatever way.
    package func all(of logicalID: String) -> Set<String> {
        var found: Set<String> = []
        var open = edges[logicalID] ?? []
        while let name = open.popLast() {
            if found.insert(name).inserted { open += edges[name] ?? [] }
        }
        return found
    }

    /// A circle for each group of resources that wait for each other, the shortest through its first resource.
    package var circles: [[String]] {
        let candidates = candidates
        var reported: Set<String> = []
        var circles: [[String]] = []
        for start in order where !reported.contains(start) && candidates.contains(start) {
            guard let circle = shortestCircle(from: start) else { continue }
            if reported.isDisjoint(with: circle) { circles.append(circle) }
            reported.formUnion(circle)
        }
        return circles
    }

    /// What is in a circle or waits for one: all that is left when what waits for nothing is taken away, over and over.
    private var candidates: Set<String> {
        // By number, since each edge is looked at twice; two edges between one pair count as two on both sides.
        let numbers = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
        var open = Array(repeating: 0, count: order.count)
        var waiting = Array(repeating: [Int](), count: order.count)
        for (number, name) in order.enumerated() where numbers[name] == number {
            for case let target? in (edges[name] ?? []).map({ numbers[$0] }) {
                open[number] += 1
                waiting[target].append(number)
            }
        }
        var free = open.indices.filter { open[$0] == 0 }
        while let number = free.popLast() {
            for other in waiting[number] {
                open[other] -= 1
                if open[other] == 0 { free.append(other) }
            }
        }
        return Set(open.indices.filter { open[$0] > 0 }.map { order[$0] })
    }

    private func shortestCircle(from start: String) -> [String]? {
        var previous: [String: String] = [:]
        var queue = [start]
        var next = 0
        while next < queue.count {
            let name = queue[next]
            next += 1
            for target in edges[name] ?? [] {
                if target == start {
                    var circle = [name]
                    while let before = previous[circle[0]] { circle.insert(before, at: 0) }
                    return circle
                }
                guard edges[target] != nil, previous[target] == nil else { continue }
                previous[target] = name
                queue.append(target)
            }
        }
        return nil
    }
}
