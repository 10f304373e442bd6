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

    @Test func `an app with an error is not drawn`() throws {
        let repository = try Repository(swagger: nil)
        let run = Run(["graph", "--env", "dev", "--root", repository.folder.path])
        #expect(run.code == .failure && run.output == "" && run.error.contains("swagger/shop.json"))
    }
}
