import Testing

/// Links between documents lead to something. What lies elsewhere on the web is not looked for.
@Suite struct LinkTests {
    @Test("D3: each link leads to a file or folder, and to a heading of it", arguments: RepositoryTexts.documents)
    func links(in document: String) throws {
        for link in Self.links(in: try RepositoryTexts.text(of: document)) {
            let problem = try Self.problem(with: link, in: document)
            #expect(problem == nil, "\(document): \(link)")
        }
    }

    @Test func `links that lead nowhere are found`() throws {
        #expect(Self.links(in: "[a](b.md), `[c](d)` and [e](https://f)\n```\n[g](h)\n```\n") == ["b.md", "d"])
        #expect(try Self.problem(with: "testing.md#what-is-deployed", in: "docs/README.md") == nil)
        #expect(try Self.problem(with: "../README.md#how-fast", in: "docs/README.md") == nil)
        #expect(try Self.problem(with: "testing.md#what-was-deployed", in: "docs/README.md") != nil)
        #expect(try Self.problem(with: "tested.md", in: "docs/README.md") != nil)
    }

    private static func links(in text: String) -> [String] {
        var isCode = false
        var links: [String] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("```") { isCode.toggle() }
            guard !isCode else { continue }
            for part in line.split(separator: "](", omittingEmptySubsequences: false).dropFirst() {
                let link = part.prefix { $0 != ")" && $0 != " " }
                if !link.hasPrefix("https://"), !link.hasPrefix("http://") { links.append(String(link)) }
            }
        }
        return links
    }

    private static func problem(with link: String, in document: String) throws -> String? {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].isEmpty ? document : resolved(parts[0], from: document)
        guard RepositoryTexts.exists(path) else { return "there is no \(path)" }
        guard parts.count > 1, path.hasSuffix(".md") else { return nil }
        let headings = try RepositoryTexts.text(of: path).split(separator: "\n").filter { $0.hasPrefix("#") }.map(anchor)
        return headings.contains(String(parts[1])) ? nil : "\(path) has no heading \(parts[1])"
    }

    /// A path from the root of the repository for one from the document's folder.
    private static func resolved(_ path: Substring, from document: String) -> String {
        var folders = Array(document.split(separator: "/").dropLast())
        for name in path.split(separator: "/") {
            if name == ".." { _ = folders.popLast() } else if name != "." { folders.append(name) }
        }
        return folders.joined(separator: "/")
    }

    /// As GitHub makes it: small letters, hyphens for spaces, no punctuation.
    private static func anchor(_ heading: Substring) -> String {
        let text = heading.drop { $0 == "#" || $0 == " " }.lowercased()
        return String(text.compactMap { $0 == " " ? "-" : $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : nil })
    }
}
