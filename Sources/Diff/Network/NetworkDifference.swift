import TemplateReading

/// What a change of an environment opens and closes. A line is open where the rules at both of its ends let it pass.
package enum NetworkDifference {
    /// `names` are the old resources that the new state has under another name.
    package static func changes(
        from old: EnvironmentView, to new: EnvironmentView, renaming names: [ResourceIdentity: ResourceIdentity] = [:]
    ) -> [NetworkChange] {
        changes(from: EnvironmentResolver(old), to: EnvironmentResolver(new), renaming: names)
    }

    /// The same where more is asked of the environments.
    package static func changes(
        from old: EnvironmentResolver, to new: EnvironmentResolver, renaming names: [ResourceIdentity: ResourceIdentity] = [:]
    ) -> [NetworkChange] {
        let old = NetworkReading(old, renaming: names)
        let new = NetworkReading(new)
        let ends = NetworkEnds(of: [old, new])
        let (before, after) = (old.edges(between: ends), new.edges(between: ends))
        return lines(in: after, notIn: before, .opened) + lines(in: before, notIn: after, .closed)
    }

    private static func lines(
        in edges: [NetworkEdge: PortSet], notIn others: [NetworkEdge: PortSet], _ change: NetworkChange.Kind
    ) -> [NetworkChange] {
        var changed: [NetworkEdge: PortSet] = [:]
        for (edge, ports) in edges {
            let more = others[edge].map { ports.subtracting($0) } ?? ports
            if !more.isEmpty { changed[edge] = more }
        }
        return changed.filter { !isSaid($0.key, $0.value, in: changed) }
            .sorted { rank($0.key) < rank($1.key) }
            .map { NetworkChange(from: $0.key.from, to: $0.key.to, ports: $0.value.description, change: change) }
    }

    /// Whether a line from all addresses is told as one from the internet already.
    private static func isSaid(_ edge: NetworkEdge, _ ports: PortSet, in changed: [NetworkEdge: PortSet]) -> Bool {
        guard edge.from == "0.0.0.0/0" || edge.from == "::/0" else { return false }
        return changed[NetworkEdge(from: NetworkReading.internet, to: edge.to)].map(ports.isSubset) ?? false
    }

    /// What faces the internet comes first.
    private static func rank(_ edge: NetworkEdge) -> (Int, String, String) {
        let place = edge.from == NetworkReading.internet ? 0 : edge.to == NetworkReading.internet ? 2 : 1
        return (place, edge.from, edge.to)
    }
}
