import Testing

/// What documents show in Swift is compiled and tested somewhere.
@Suite struct QuoteTests {
    /// `docs/first-stack.md` asks for a change of what `init` makes; `scripts/test-first-stack` makes it.
    private static let documents = RepositoryTexts.documents.filter { $0 != "docs/first-stack.md" }
    private static let sources = RepositoryTexts.paths(below: ["Sources", "stacks", "Tests"], ending: ".swift").map {
        (try? RepositoryTexts.text(of: $0)) ?? ""
    }

    @Test("D3: code in Swift stands in a file that is compiled, line by line", arguments: documents)
    func quotes(in document: String) throws {
        for block in Self.blocks(of: try RepositoryTexts.text(of: document)) {
            #expect(
                Self.sources.contains { Self.holds(block, in: $0) },
                "\(document): this stands in no source file:\n\(block.joined(separator: "\n"))")
        }
    }

    @Test func `the articles of the libraries show code`() throws {
        let articles = Self.documents.filter { $0.contains(".docc/") }
        #expect(try articles.filter { !Self.blocks(of: try RepositoryTexts.text(of: $0)).isEmpty }.count >= 4)
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
}
