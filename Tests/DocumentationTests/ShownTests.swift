import AWS
import Commands
import Loom
import Synchronization
import TemporaryFiles
import Testing

@testable import LoomTesting

/// What documents show of the examples is what is printed.
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

    @Test("D3: the failure that the guides of tests show is what an expectation says") func failure() throws {
        let told = Mutex("")
        let expected: Matcher = ["VisibilityTimeout": 900, "RedrivePolicy": ["deadLetterTargetArn": "data.Lost.Arn"]]
        Issue.Collector.$current.withValue(
            { message, _ in told.withLock { $0 = message } }, operation: { _ = ShopTests.prod.expect(SQS.Queue.self, expected) })
        let text = told.withLock { "```\n\($0)\n```\n" }
        try Self.expect(text, in: "docs/testing.md")
        try Self.expect(text, in: "Sources/LoomTesting/LoomTesting.docc/TestingAStack.md")
    }

    @Test("D3: README counts the failures that are found as the table of checks does") func count() throws {
        let sum = try RepositoryTexts.text(of: "docs/checks.md").split(separator: "\n").last { $0.hasPrefix("| **of ") }
        let numbers = try #require(sum).split { !$0.isNumber }.compactMap { Int($0) }
        try Self.expect(
            "[\(numbers[1]) of \(numbers[0]) kinds of failure](docs/checks.md), each tried, where\n  cfn-lint sees \(numbers[2])")
    }

    /// Expects a document to hold a text as it stands.
    private static func expect(_ text: String, in document: String = "README.md", at place: Testing.SourceLocation = #_sourceLocation)
        throws
    {
        if !(try RepositoryTexts.text(of: document).contains(text)) {
            Issue.record("\(document) should show:\n\(text)", sourceLocation: place)
        }
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
