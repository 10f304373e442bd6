import Documents

/// The order in which stacks are deployed: producers before their consumers, otherwise as declared.
enum DeploymentOrder {
    static func sorted(_ stacks: [SynthesizedStack], _ builders: [StackBuilder], _ findings: inout [Finding]) -> [SynthesizedStack] {
        let builderByName = Dictionary(builders.map { ($0.name, $0) }) { first, _ in first }
        let stackByName = Dictionary(stacks.map { ($0.name, $0) }) { first, _ in first }
        var sorted: [SynthesizedStack] = []
        var done: Set<String> = []
        var path: [String] = []

        func visit(_ name: String) {
            if done.contains(name) { return }
            if let start = path.firstIndex(of: name) {
                let cycle = path[start...] + [name]
                let reads = zip(cycle, cycle.dropFirst()).compactMap { from, to in
                    builderByName[from]?.dependencies.first { $0.stack == to }
                }
                let place = reads.lazy.compactMap(\.reader).first.flatMap { builderByName[name]?.synthesis.locate($0) }
                return findings.append(
                    Finding(
                        "stack-cycle", "stacks wait for each other: \(reads.map(\.because).joined(separator: ", and "))", file: place?.file,
                        position: place.map { Position(line: $0.line, column: 1) }, stack: name,
                        remedy: "move what both need into one of them or into a third"))
            }
            path.append(name)
            for dependency in stackByName[name]?.dependsOn ?? [] { visit(dependency) }
            path.removeLast()
            if done.insert(name).inserted, let stack = stackByName[name] { sorted.append(stack) }
        }
        for stack in stacks { visit(stack.name) }
        return sorted
    }
}
