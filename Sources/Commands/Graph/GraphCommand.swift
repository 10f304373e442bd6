import Assembly
import Documents
import Graph
import Loom

extension Command {
    static let graph = Command(
        name: "graph", summary: "Draw who calls, reads, writes and reaches what.",
        discussion: """
            The picture is made of the templates: rights of roles and policies of resources, triggers, security groups, routes
            and public addresses. An arrow stands where these let something pass, and nowhere else; messages go from a queue
            to who receives them.

            --level system (the default) shows functions, services, queues and stores, grouped by stack; stack shows the stacks
            alone, all of them; resource shows everything that a right or a security group names.

            mermaid (the default) renders in Markdown on GitHub; dot is for Graphviz; svg is made by Graphviz's program dot,
            which must be installed. With --format json, standard output is
              {"title", "nodes": [{"id", "label", "kind", "stack"}], "edges": [{"from", "to", "labels": [text]}]}
            where an id is STACK/LOGICAL-ID, a stack, "users" or "internet"; what is outside of all stacks has no stack.
            """,
        options: [GraphCommand.env, GraphCommand.level, GraphCommand.format, Synth.root], example: "graph --env ENV --format svg",
        run: GraphCommand.run)
}

enum GraphCommand {
    static let env = Option(name: "--env", value: .one("ENV"), summary: "The environment.", isRequired: true)
    static let level = Option(
        name: "--level", value: .one("LEVEL"), summary: "How much is shown; system unless said otherwise.",
        choices: SystemGraph.Level.allCases.map(\.rawValue))
    static let format = Option(
        name: "--format", value: .one("FORMAT"), summary: "How it is drawn; mermaid unless said otherwise.",
        choices: ["mermaid", "dot", "svg", "json"])

    @Sendable static func run(_ app: any App.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        if let stray = arguments.rest.first { throw WrongUse("graph takes options only, not \"\(stray)\"") }
        return try run(of: app, arguments, console)
    }

    private static func run<A: App>(of _: A.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        let environments: [A.Environment] = try arguments.environments(env)
        guard let environment = environments.first else { return .wrongUse }
        var report = FindingReport()
        do throws(FileError) {
            let files = try RepositoryFiles(root: arguments.value(of: Synth.root) ?? ".")
            let synthesized = A.synthesize(environment, release: .placeholder, assets: files.assets) { files.find($0) }
            guard !synthesized.hasErrors else {
                report.add(synthesized.findings, in: environment.rawValue)
                report.print(on: console, by: A.executable)
                return .failure
            }
            let level = arguments.value(of: level).flatMap(SystemGraph.Level.init) ?? .system
            let graph = SystemGraph(of: Side(synthesized).view, title: "\(A.name) \(environment.rawValue)", level: level)
            let text = try drawing(of: graph, as: arguments.value(of: format) ?? "mermaid")
            if graph.nodes.isEmpty {
                // Standard output stays what a program can read.
                let closer = level == .resource ? "" : "; --level stack shows the stacks, resource everything that a right names"
                console.print("nothing of \(environment.rawValue) is drawn at --level \(level.rawValue)\(closer)", to: .error)
            }
            console.print(text.last == "\n" ? String(text.dropLast()) : text)
            return .success
        } catch {
            report.add([error.finding("graph")])
            report.print(on: console, by: A.executable)
            return .failure
        }
    }

    private static func drawing(of graph: SystemGraph, as format: String) throws(FileError) -> String {
        switch format {
        case "json": return String(decoding: JSONWriter.bytes(JSONGraph.json(graph)), as: UTF8.self)
        case "dot": return DOTGraph.text(graph)
        case "svg": return try Graphviz.svg(of: graph)
        default: return MermaidGraph.text(graph)
        }
    }
}
