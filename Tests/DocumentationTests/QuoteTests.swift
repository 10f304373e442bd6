import LoomTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What documents show in Swift is compiled and tested somewhere.
@Suite struct QuoteTests {
    /// `docs/first-stack.md` asks for a change of what `init` makes; `scripts/test-first-stack` makes it.
    private static let documents =
        files(below: ["docs", "Sources"], ending: ".md").filter { $0 != "docs/first-stack.md" } + ["README.md", "CONTRIBUTING.md"]
    private static let sources = files(below: ["Sources", "stacks", "Tests"], ending: ".swift").map(text)

    @Test("D3: code in Swift stands in a file that is compiled, line by line", arguments: documents)
    func quotes(in document: String) {
        for block in Self.blocks(of: Self.text(of: document)) {
            #expect(
                Self.sources.contains { Self.holds(block, in: $0) },
                "\(document): this stands in no source file:\n\(block.joined(separator: "\n"))")
        }
    }

    @Test func `the articles of the libraries show code`() {
        let articles = Self.documents.filter { $0.contains(".docc/") }
        #expect(articles.filter { !Self.blocks(of: Self.text(of: $0)).isEmpty }.count >= 4)
    }

    @Test func `a block that differs in one line is not found`() {
        let source = "struct A {\n    let a = 1\n\n    let b = 2\n}\n"
        #expect(Self.holds(["let a = 1", "", "let b = 2"], in: source))
        #expect(!Self.holds(["let a = 1", "let b = 2"], in: source))
        #expect(!Self.holds(["let a = 1", "", "let b = 3"], in: source))
        #expect(!Self.holds(["let a"], in: source))
    }

    /// Whether the lines follow each other in the text, all of them as far to the right.
    private static func holds(_ block: [String], in text: String) -> Bool {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = block.first, lines.count >= block.count else { return false }
        return lines.indices.dropLast(block.count - 1).contains { start in
            guard lines[start].hasSuffix(first) else { return false }
            let indentation = lines[start].dropLast(first.count)
            return indentation.allSatisfy { $0 == " " }
                && zip(block, lines[start...]).allSatisfy { $0.isEmpty ? $1.isEmpty : $1 == indentation + $0 }
        }
    }

    /// The blocks of Swift, without the indentation that they have in a list.
    private static func blocks(of document: String) -> [[String]] {
        var blocks: [[String]] = []
        var open: (fence: Substring, lines: [String])?
        for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
            if let (fence, lines) = open {
                if line == fence + "```" {
                    blocks.append(lines)
                    open = nil
                } else {
                    open = (fence, lines + [String(line.dropFirst(fence.count))])
                }
            } else if line.hasSuffix("```swift") {
                open = (line.dropLast("```swift".count), [])
            }
        }
        return blocks
    }

    private static let package = PackageFiles()

    private static func text(of path: String) -> String {
        (try? package.find(path).get().bytes().get()).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private static func files(below folders: [String], ending: String) -> [String] {
        folders.flatMap { folder in
            let paths = package.root.flatMap { try? FileManager.default.subpathsOfDirectory(atPath: "\($0)/\(folder)") } ?? []
            return paths.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
        }
    }
}
