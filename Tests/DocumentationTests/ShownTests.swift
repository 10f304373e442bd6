import Commands
import Loom
import LoomTesting
import TemporaryFiles
import Testing

/// What README shows is what the program prints of the examples.
@Suite struct ShownTests {
    @Test("D3: the picture is what graph draws") func picture() throws {
        try Self.expect("```mermaid\n\(Self.run(ShopApp.self, "graph", "--env", "prod"))```\n")
    }

    @Test("D3: the comment on a pull request is what diff writes") func comment() throws {
        let folder = try TemporaryFolder()
        _ = Self.run(ShopBefore.self, "synth", "--env", "prod", "--out", folder.path, "--root", folder.path)
        // A pull request is compared with a commit; the folder stands for it.
        let printed = Self.run(
            ShopApp.self, "diff", "--env", "prod", "--base", folder.path, "--format", "markdown", "--root", folder.path)
        let written = printed.split(separator: folder.path, omittingEmptySubsequences: false).joined(separator: "main")
        try Self.expect(written)
    }

    /// Expects README to hold a text as it stands.
    private static func expect(_ text: String, at place: Testing.SourceLocation = #_sourceLocation) throws {
        let readme = String(decoding: try PackageFiles().find("README.md").get().bytes().get(), as: UTF8.self)
        if !readme.contains(text) { Issue.record("README.md should show:\n\(text)", sourceLocation: place) }
    }

    private static func run(_ app: any App.Type, _ arguments: String...) -> String {
        var printed = ""
        _ = app.run(
            arguments,
            on: Console { stream, text in
                if stream == .output { printed += text }
                return 0
            })
        return printed
    }
}
