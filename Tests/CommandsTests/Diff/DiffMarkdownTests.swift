import Diff
import Documents
import Testing

@testable import Commands

/// D2: the comment on a pull request.
@Suite struct DiffMarkdownTests {
    private func report(_ make: (inout EnvironmentDifference) -> Void) -> DiffReport {
        var difference = EnvironmentDifference()
        make(&difference)
        return DiffReport(comparisons: [Comparison("prod", difference)], base: "1a2b3c4d, main", command: "shop diff")
    }

    private func change(_ name: String, impact: ResourceChange.Impact = .update, data: ResourceChange.DataVerdict = .unaffected)
        -> ResourceChange
    {
        ResourceChange(stack: "data", logicalID: name, type: "AWS::SQS::Queue", change: .changed, impact: impact, data: data)
    }

    private func right(_ principal: String, _ kind: RightsChange.Kind) -> RightsChange {
        RightsChange(
            principal: principal, change: kind, actions: ["s3:GetObject"], resources: ["data/Reports/*"], condition: nil, stack: "compute",
            logicalID: "Policy")
    }

    @Test func `D2: the worst comes first, then a fold for each stack`() throws {
        let text = report {
            $0.changes = [change("Fine"), change("Replaced", impact: .replace), change("Lost", impact: .replace, data: .lost)]
            $0.rights = [right("compute/Role", .lost), right("compute/Wide", .widened)]
            $0.network = [NetworkChange(from: "internet", to: "data/Database", ports: "tcp 5432", change: .opened)]
            $0.order = [OrderProblem(stack: "data", logicalID: "Old", readers: ["compute/Reader"], steps: ["Deploy this.", "Then that."])]
        }.markdown
        let wanted = [
            "<!-- novialoom diff -->", "### Infrastructure: 1 loses state, 1 rights widened, 2 replaced, 3 changed",
            "Compared with `1a2b3c4d`, main.", "#### In `prod`",
            "> [!CAUTION]\n> **State is at risk**\n>\n> - `data/Lost` `AWS::SQS::Queue`: **replaced, data lost**",
            "> **Replaced or removed**\n>\n> - `data/Replaced`",
            "> **Rights are widened**\n>\n> - `compute/Wide` may now do more: `s3:GetObject` on `data/Reports/*`",
            "> **The network is opened**\n>\n> - `internet` → `data/Database` `tcp 5432`",
            "> - `data/Old` is still read by `compute/Reader`\n>   1. Deploy this.\n>   2. Then that.",
            "<details><summary><b>data</b>: 1 replaced, data lost; 1 replaced; 1 changed in place</summary>",
            "<details><summary><b>Rights</b>: 1 lost or narrowed</summary>", "<code>shop diff</code>",
        ]
        var rest = text[...]
        for part in wanted {
            let range = try #require(rest.firstRange(of: part), "\(part)\nis not in the rest of\n\(text)")
            rest = rest[range.upperBound...]
        }
    }

    @Test func `D2: renewals by design are no alarm`() {
        var old = change("Version1", impact: .remove, data: .retained)
        old.change = .removed
        old.note = "new version published, by design: Version2 takes its place; it stays in the account"
        old.isRenewal = true
        var new = change("Version2", impact: .none)
        new.change = .added
        new.note = "new version published, by design"
        new.isRenewal = true
        let report = report { $0.changes = [old, new] }
        #expect(report.markdown.contains("### Infrastructure: 1 renewed by design"))
        #expect(!report.markdown.contains("[!"))
        #expect(report.exitCode == .failure)
        #expect((report.summary.added, report.summary.removed) == (1, 1))
    }

    private static let hostile =
        "`` <script>alert(1)</script> @octocat #1 [x](https://example.com) </details> **b** \u{202E}\u{1B}[31m\n| ## h"

    @Test func `D2: what templates hold stays text`() throws {
        var changed = change(Self.hostile)
        changed.type = Self.hostile
        changed.stack = Self.hostile
        changed.because = ["Ref of \(Self.hostile), which is replaced"]
        changed.note = Self.hostile
        changed.properties = [
            PropertyChange(path: ["Properties", Self.hostile], old: .string(Self.hostile), new: [.string(Self.hostile)], impact: .update)
        ]
        let text = report {
            $0.changes = [changed]
            $0.rights = [right(Self.hostile, .gained)]
            $0.network = [NetworkChange(from: Self.hostile, to: "b", ports: "1", change: .opened)]
        }.markdown
        #expect(!text.contains("\u{202E}") && !text.contains("\u{1B}"))
        // What is left beside code and our own tags has no markup.
        for line in text.split(separator: "\n") {
            let plain = Self.withoutCode(String(line.replacing(#/<code>.*?</code>/#, with: "")))
            for mark in ["<script", "@octocat", "#1", "](", "</details> "] {
                #expect(!plain.contains(mark), "\(mark) in \(line)")
            }
        }
    }

    /// A line without its code spans (CommonMark 6.1): a run of backticks up to the next run of as many.
    private static func withoutCode(_ line: String) -> String {
        var rest = line[...]
        var plain = ""
        while let start = rest.firstIndex(of: "`") {
            plain += rest[..<start]
            let fence = rest[start...].prefix { $0 == "`" }
            var inner = rest[fence.endIndex...]
            var end: Substring.Index?
            while end == nil, let next = inner.firstIndex(of: "`") {
                let run = inner[next...].prefix { $0 == "`" }
                if run.count == fence.count { end = run.endIndex }
                inner = inner[run.endIndex...]
            }
            guard let end else { return plain + rest[start...] }
            rest = rest[end...]
        }
        return plain + rest
    }

    @Test(arguments: [200, 1_000, 5_000])
    func `D2: it fits a comment, and what matters is all named as long as that can be`(count: Int) {
        let long = JSON.string(String(repeating: "<&é😀`", count: 500))
        let properties = (0..<30).map { PropertyChange(path: ["Properties", "Name\($0)"], old: long, new: nil, impact: .update) }
        let text = report {
            $0.changes = (0..<count).map { number in
                var change = change("Resource\(number)With\(String(repeating: "LongName", count: 8))")
                change.stack = "stack\(number % 7)"
                change.properties = properties
                return change
            }
            for number in 0..<20 {
                $0.changes[number * 7].impact = .replace
                $0.changes[number * 7].data = .lost
            }
            $0.rights = (0..<50).map { right("compute/Role\($0)", .gained) }
            $0.network = (0..<50).map { NetworkChange(from: "a\($0)", to: "b", ports: "tcp 1", change: .opened) }
        }.markdown
        #expect(text.utf8.count < 65_536 && text.utf16.count < 65_536)
        for number in 0..<20 { #expect(text.contains("`stack0/Resource\(number * 7)With"), "\(number)") }
        for number in 0..<50 {
            #expect(text.contains("`compute/Role\(number)`"))
            #expect(text.contains("`a\(number)` →"))
        }
        #expect(text.split(separator: "<details>").count == text.split(separator: "</details>").count)
        #expect(text.contains("shop diff"))
    }

    @Test func `D2: what cannot even be named is counted`() {
        let text = report {
            $0.changes = (0..<20_000).map { change("Resource\($0)", impact: .replace, data: .lost) }
        }.markdown
        #expect(text.utf8.count < 65_536)
        #expect(text.contains("20000 lose state"))
        #expect(text.contains("more**"))
    }

    @Test func `D2: environments in which the same happens are told once, and names in names are none`() {
        func comparison(_ environment: String, _ name: String) -> Comparison {
            var difference = EnvironmentDifference()
            var changed = change("Jobs")
            changed.properties = [PropertyChange(path: ["Properties", "Name"], old: nil, new: .string(name), impact: .update)]
            difference.changes = [changed]
            return Comparison(environment, difference)
        }
        let report = DiffReport(
            comparisons: [comparison("dev", "jobs-dev"), comparison("prod", "jobs-prod"), comparison("pro", "jobs-prod")], base: "x",
            command: "y")
        #expect(report.groups.map(\.environments) == [["dev", "prod"], ["pro"]])
    }
}
