import TemplateReading

extension SystemGraph {
    /// The picture of an environment.
    package init(of environment: EnvironmentView, title: String, level: Level) {
        self.init(title: title)
        let flows = Flows(in: environment, level: level)
        var order: [String: Int] = [:]
        var nodes: [String: Node] = [:]
        func add(_ node: Node) {
            guard nodes[node.id] == nil else { return }
            nodes[node.id] = node
            order[node.id] = order.count
        }
        add(Node(id: Self.users, label: "Users", kind: "internet", shape: .actor, stack: nil))
        for stack in environment.stacks {
            if level == .stack {
                add(Node(id: stack.name, label: stack.name, kind: "stack", shape: .other, stack: nil))
            } else {
                for resource in stack.template.resources {
                    if level == .system, !ResourceKind.isPartOfSystem(resource.type) { continue }
                    add(Node(resource, in: stack))
                }
            }
        }
        add(Node(id: Self.internet, label: "Internet", kind: "outside", shape: .actor, stack: nil))
        var labels: [[Int]: [String]] = [:]
        for flow in flows.all {
            // Ranges of addresses, groups and resources of other systems are part of the closest look only.
            let ends = [flow.from, flow.to].map { level == .stack ? Self.stack(of: $0) : $0 }
            if level == .resource {
                for end in ends where nodes[end] == nil { add(Node(id: end, label: end, kind: "elsewhere", shape: .other, stack: nil)) }
            }
            guard let from = order[ends[0]], let to = order[ends[1]], from != to else { continue }
            if labels[[from, to]]?.contains(flow.label) != true { labels[[from, to], default: []].append(flow.label) }
        }
        let names = order.sorted { $0.value < $1.value }.map(\.key)
        edges = labels.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { Edge(from: names[$0[0]], to: names[$0[1]], labels: $1) }
        var used = Set(edges.flatMap { [$0.from, $0.to] })
        // One that nothing leads to is deployed all the same.
        if level == .stack { used.formUnion(environment.stacks.map(\.name)) }
        self.nodes = names.filter(used.contains).compactMap { nodes[$0] }
    }

    private static func stack(of id: String) -> String { id.firstIndex(of: "/").map { String(id[..<$0]) } ?? id }
}

extension SystemGraph.Node {
    init(_ resource: TemplateView.Resource, in stack: StackView) {
        let kind = ResourceKind(of: resource)
        self.init(
            id: ResourceIdentity(stack: stack.name, logicalID: resource.logicalID).description, label: kind.label(of: resource.logicalID),
            kind: kind.name, shape: kind.shape, stack: stack.name)
    }
}
