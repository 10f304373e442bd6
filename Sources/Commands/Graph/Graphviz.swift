import Assembly
import Graph

/// Graphviz's program `dot`, which lays out and draws graphs.
enum Graphviz {
    /// - Throws: when it is not installed, or refuses the graph.
    static func svg(of graph: SystemGraph, isTitled: Bool = true) throws(FileError) -> String {
        let result: Program.Result
        do throws(FileError) {
            result = try Program("dot").run(["-Tsvg"], input: Array(DOTGraph.text(graph, isTitled: isTitled).utf8))
        } catch {
            throw FileError(
                error.path, error.attempt, because: error.reason,
                remedy: "install Graphviz, or take --format mermaid or dot, which need nothing")
        }
        guard result.code == 0 else {
            throw FileError("dot", "cannot draw the graph", because: String(result.error.prefix(400)), remedy: "see what --format dot says")
        }
        return String(decoding: result.output, as: UTF8.self)
    }
}
