import Documents
import Testing

@testable import Commands

@Suite struct GraphTests {
    @Test func `it draws an environment for Markdown, for Graphviz and for programs`() throws {
        let repository = try Repository()
        func run(_ arguments: String...) -> Run { Run(["graph", "--env", "dev", "--root", repository.folder.path] + arguments) }
        #expect(run().output.contains("flowchart LR"))
        #expect(run("--format", "dot").output.hasPrefix("digraph system {"))
        #expect(run("--format", "json", "--level", "stack").json?["title"] == "shop dev")
        #expect(run("--level", "all").code == .wrongUse)
        #expect(Run(["graph"]).code == .wrongUse)
    }

    @Test func `where nothing is drawn, standard error says so, and the stacks are shown all the same`() throws {
        let repository = try Repository()
        func run(_ level: String) -> Run {
            Run(["graph", "--env", "account", "--format", "json", "--level", level, "--root", repository.folder.path])
        }
        let system = run("system")
        #expect(system.code == .success && system.json?["nodes"] == [])
        #expect(system.error.contains("nothing of account is drawn at --level system"))
        let stack = run("stack")
        #expect(stack.json?["nodes"] == [["id": "registry", "label": "registry", "kind": "stack"]] && stack.error == "")
    }

    @Test func `an app with an error is not drawn`() throws {
        let repository = try Repository(swagger: nil)
        let run = Run(["graph", "--env", "dev", "--root", repository.folder.path])
        #expect(run.code == .failure && run.output == "" && run.error.contains("swagger/shop.json"))
    }
}
