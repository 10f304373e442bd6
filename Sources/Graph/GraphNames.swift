/// Names that both languages of graphs take: letters of ASCII, digits and underscores.
struct GraphNames {
    private var names: [String: String] = [:]

    init(_ graph: SystemGraph) {
        var taken: Set<String> = []
        for node in graph.nodes {
            let plain = "n_" + node.id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "_" }.joined()
            var name = plain
            var number = 2
            while !taken.insert(name).inserted {
                name = "\(plain)_\(number)"
                number += 1
            }
            names[node.id] = name
        }
    }

    subscript(id: String) -> String { names[id] ?? "n" }
}
