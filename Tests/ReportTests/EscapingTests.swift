import Cost
import Diff
import Documents
import Testing

@testable import Graph
@testable import Report

@Suite("A report of hostile templates")
struct EscapingTests {
    /// What ends a tag, an attribute, a script, a comment; marks that make another character of the one before; what turns the direction of writing.
    static let hostile = [
        "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</style><style>*{}", "<!--",
        "]]>",
        "&lt;b&gt;", "\"\u{338} onload=alert(1) x=\"", "<\u{338}b>", "\u{202E}evil", "\u{0}", "a\nb",
    ]

    /// Elements and attributes as a browser would see them, told without the code that writes them.
    private static func tags(_ html: String) -> Set<String> {
        var tags: Set<String> = []
        let bytes = Array(html.utf8)
        var place = 0
        while let open = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            var end = open + 1
            var isQuoted = false
            var outline: [UInt8] = []
            while end < bytes.count, isQuoted || bytes[end] != UInt8(ascii: ">") {
                if bytes[end] == UInt8(ascii: "\"") { isQuoted.toggle() } else if !isQuoted { outline.append(bytes[end]) }
                end += 1
            }
            tags.insert(String(decoding: outline, as: UTF8.self))
            place = min(end + 1, bytes.count)
        }
        return tags
    }

    private static func page(_ text: String) throws -> String {
        let json = JSON.string(text).compactText
        let resources = """
            Queue: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimeout: \(json)}}
            \(json): {Type: \(json), Properties: {}}
            Role: {Type: 'AWS::IAM::Role', Properties: {AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: \(json), Principal: {Service: \(json)}, Condition: {StringEquals: {\(json): \(json)}}}]}}}
            """
        var report = try Example.report(
            resources,
            findings: [
                Finding(
                    text, text, file: text, stack: text, logicalID: text, remedy: text, url: "https://example.com/\(text)", accepted: text),
                Finding(text, text, file: text, stack: text, remedy: text),
            ])
        report.app = text
        report.environment = text
        report.command = text
        report.sizes = [.init(name: text, region: text, bytes: 1, places: ["Queue": text])]
        report.graph.title = text
        report.graph.nodes = [
            .init(id: text, label: text, kind: text, shape: .store, stack: text),
            .init(id: "b", label: text, kind: "b", shape: .store, stack: nil),
        ]
        report.graph.edges = [.init(from: text, to: "b", labels: [text])]
        report.picture = .svg("<svg><text>a</text></svg>")
        report.changes = try Example.changes(
            from: "Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: a}}", to: resources)
        report.changes?.base = text
        report.changes?.note = text
        report.changes?.apis = [(text, [text], 1)]
        return report.html
    }

    @Test("holds no markup but its own, whatever names, descriptions and messages hold", arguments: hostile)
    func markup(text: String) throws {
        #expect(Self.tags(try Self.page(text)).subtracting(Self.tags(try Self.page("plain"))) == [])
    }

    @Test("shows what cannot be seen")
    func visible() throws {
        let page = try Self.page("\u{202E}evil\u{0}")
        #expect(page.contains("\\u{202e}evil\\u{0}") && !page.unicodeScalars.contains("\u{202E}") && !page.unicodeScalars.contains("\u{0}"))
    }

    @Test("takes a picture only of shapes and texts")
    func picture() {
        for part in [
            "<script>alert(1)</script>", "<a href=\"https://example.com\">a</a>", "<image href=\"a.png\"/>", "<g onclick=\"alert(1)\"></g>",
            "<style>*{}</style>", "<foreignObject></foreignObject>", "<g style=\"fill: url(a)\"></g>", "<g class='a' onload=b></g>",
            "<!-- ",
            "<g class=\"", "</div>", "<G>", "<![CDATA[<script>]]>", "<text>a</text",
        ] {
            #expect(InlineSVG("<svg>\(part)</svg>", label: "") == nil, "\(part)")
        }
        #expect(InlineSVG("no picture", label: "") == nil && InlineSVG("<svg><g>", label: "") == nil)
        let svg = InlineSVG(
            """
            <?xml version="1.0"?>
            <!DOCTYPE svg>
            <svg width="8pt" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><!-- n_a --><g id="node1" class="node">
            <title>n_a</title><path fill="none" d="M0,0"/><text>a &lt;b&gt;</text></g></svg>

            """, label: "\"><b>")
        #expect(
            svg?.html.text == """
                <svg role="img" aria-label="&quot;&gt;&lt;b&gt;" width="8pt"><g class="node">
                <path fill="none" d="M0,0"/><text>a &lt;b&gt;</text></g></svg>
                """)
    }

    @Test("lets no style work but its own, and nothing run or be loaded")
    func policy() throws {
        let page = try Example.report().html
        #expect(page.contains("content=\"default-src 'none'; style-src 'sha256-"))
        // <https://www.rfc-editor.org/rfc/rfc4648#section-10>
        let examples = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=", "foobar": "Zm9vYmFy"]
        for (text, code) in examples { #expect(Base64.text(of: Array(text.utf8)) == code) }
        #expect(Base64.text(ofHexadecimal: "00ff80") == "AP+A")
    }

    @Test("is the same to the byte for the same input")
    func determinism() throws { #expect(try Example.report().html == Example.report().html) }
}
