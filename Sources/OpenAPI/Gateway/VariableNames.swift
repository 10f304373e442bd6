/// At one place of a path API Gateway takes one name for a variable: `/orders/{id}` beside `/orders/{order_id}/lines` is refused. The
/// Lambda gets the path itself, so the names are free.
enum VariableNames {
    static func reconcile(_ operations: inout [RoutedOperation]) {
        let places = Places(operations)
        for index in operations.indices {
            var route = operations[index].route
            var renamed: [String: String] = [:]
            for (position, segment) in route.segments.enumerated() {
                guard case .variable(let name) = segment, let chosen = places.names[Self.place(of: position, in: operations[index].route)]
                else { continue }
                renamed[name] = chosen
                route.segments[position] = .variable(chosen)
            }
            operations[index].variables = renamed
            operations[index].route = route
        }
    }

    /// What leads to a segment, its variables unnamed.
    private static func place(of position: Int, in route: Route) -> [String] {
        route.segments[...position].map { if case .literal(let text) = $0 { text } else { "{}" } }
    }

    private struct Places {
        /// The name chosen at each place.
        private(set) var names: [[String]: String] = [:]

        init(_ operations: [RoutedOperation]) {
            var order: [[String]] = []
            var candidates: [[String]: [String]] = [:]
            var below: [[String]: Set<String>] = [:]
            for operation in operations {
                var above: [[String]] = []
                for (position, segment) in operation.route.segments.enumerated() {
                    guard case .variable(let name) = segment else { continue }
                    let place = VariableNames.place(of: position, in: operation.route)
                    if candidates[place] == nil { order.append(place) }
                    if !(candidates[place] ?? []).contains(name) { candidates[place, default: []].append(name) }
                    for ancestor in above { below[ancestor, default: []].insert(name) }
                    above.append(place)
                }
            }
            // From the root down: a name that a path bears above or below the place would stand in it twice.
            for place in order.sorted(by: { $0.count < $1.count }) {
                var taken = below[place] ?? []
                for length in 1..<max(place.count, 1) { if let name = names[Array(place[..<length])] { taken.insert(name) } }
                let wanted = (candidates[place] ?? []).map(Name.component)
                names[place] = wanted.first { !taken.contains($0) } ?? Name.unique(wanted.first ?? "id", taken: &taken)
            }
        }
    }
}
