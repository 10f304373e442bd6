import Cost
import Diff
import Documents
import Testing

@testable import Report

@Suite("Sections of a report")
struct SectionTests {
    private static func row(_ first: String, in section: ReportSection, _ count: Int) -> [String] {
        let lines = section.lines
        guard let place = lines.firstIndex(of: first) else { return [] }
        return Array(lines[place...].prefix(count))
    }

    @Test("stacks stand with their sizes and shares of the limits, resources with sizes and declarations")
    func stacks() throws {
        let section = try Example.report().stacksSection
        #expect(Self.row("app", in: section, 9) == ["app", "app-app-test", "eu-west-3", "6", "2 %", "2,560", "1 %", "5 %", "36.50"])
        #expect(Self.row("Queue", in: section, 4) == ["Queue", "AWS::SQS::Queue", "hidden for 60 s", "stacks/Shop/App.swift:7"])
        #expect(Self.row("Function", in: section, 3) == ["Function", "AWS::Lambda::Function", "512 MB, 30 s"])
    }

    @Test("what is fixed, by use and not known stands apart, with the age of the prices")
    func cost() throws {
        let section = try Example.report().costSection
        #expect(section.lines[1].contains("Prices were seen on 2026-10-08."), "\(section.lines[1])")
        #expect(Self.row("app/Gateway", in: section, 5) == ["app/Gateway", "NAT gateway", "36.50", "730 hour × 0.05", "2026-10-08"])
        #expect(Self.row("total", in: section, 3) == ["total", "36.50", "0.00"])
        #expect(Self.row("app/Key", in: section, 6) == ["app/Key", "key", "fixed", "no price for eu-west-3", "1.00", "us-east-1"])
        #expect(section.lines.contains("the usage file has no monthly_requests"))
    }

    @Test("findings stand by their severity, accepted ones apart with their reason, and what is found often once")
    func findings() throws {
        let findings = [
            Finding(
                "b", "open to all", severity: .warning, stack: "app", logicalID: "Queue", remedy: "close it", url: "javascript:alert(1)"),
            Finding(
                "a", "refused", file: "stacks/Shop/App.swift", position: Position(line: 7, column: 1), path: JSONPointer(["Size"]),
                url: "https://example.com/a"),
            Finding("c", "meant to be", severity: .warning, path: JSONPointer(["x"]), accepted: "since it is"),
            Finding("c", "meant to be", severity: .warning, path: JSONPointer(["y"]), accepted: "since it is"),
        ]
        let section = try Example.report(findings: findings).findingsSection
        #expect(section.note == "1 error, 1 warning, 2 accepted")
        #expect(
            section.lines.filter { ["error", "warning", "accepted"].contains(where: $0.hasPrefix) }
                == ["error refused", "warning open to all", "accepted meant to be (in 2 places)"])
        #expect(Self.row("warning open to all", in: section, 4) == ["warning open to all", "b", "app/Queue", "close it"])
        #expect(Self.row("error refused", in: section, 4) == ["error refused", "a", "/Size", "stacks/Shop/App.swift:7"])
        #expect(section.lines.contains("since it is") && !section.lines.contains("/x"))
        #expect(section.html.text.contains("<a href=\"https://example.com/a\" rel=\"noreferrer\">"))
        #expect(!section.html.text.contains("javascript:"))
        #expect(try Example.report().findingsSection.lines.contains("Nothing was found that nobody accepted."))
    }

    @Test("rights stand by their holders, with who acts in their name, what is denied and on which condition")
    func rights() throws {
        let section = try Example.report().rightsSection
        let lines = section.lines
        #expect(lines.contains("app/Role in whose name app/Function acts"))
        #expect(Self.row("sqs:SendMessage", in: section, 3) == ["sqs:SendMessage", "app/Queue", "app/Policy"])
        #expect(
            Self.row("may not s3:DeleteObject", in: section, 4)
                == ["may not s3:DeleteObject", "*", "{&quot;Bool&quot;:{&quot;aws:SecureTransport&quot;:&quot;false&quot;}}", "app/Policy"])
        #expect(Self.row("lambda.amazonaws.com", in: section, 3) == ["lambda.amazonaws.com", "sts:AssumeRole", "app/Role"])
    }

    @Test("what no page may show is taken out of rights")
    func hiding() throws {
        var report = try Example.report()
        report.hiding = { $0.replacing("SecureTransport", with: "(not shown)") }
        #expect(!report.html.contains("SecureTransport") && report.html.contains("(not shown)"))
    }

    @Test("what is replaced, lost and opened comes before all that changes")
    func changes() throws {
        let old = """
            Former: {Type: 'AWS::DynamoDB::Table', DeletionPolicy: Delete, Properties: {KeySchema: []}}
            Queue: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimeout: 30}}
            Function: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: f}}
            """
        let new = Example.resources
        var changes = try Example.changes(from: old, to: new)
        changes.cost = CostChange(from: try Example.report(old).estimate, to: try Example.report(new).estimate)
        changes.apis = [("openapi.json", ["GET /a is gone"], 1)]
        let lines = changes.section.lines
        #expect(changes.section.title == "What changes against abc, main" && changes.section.note == "what happens")
        func below(_ title: String) -> String? { lines.firstIndex(of: title).map { lines[$0 + 1] } }
        #expect(below("State is at risk") == "app/Former AWS::DynamoDB::Table: removed, data lost")
        #expect(below("Replaced or removed") == "app/Function AWS::Lambda::Function: replaced, by FunctionName", "\(lines)")
        #expect(lines.contains("app/Role may now sqs:SendMessage on app/Queue"))
        #expect(below("The API breaks its callers") == "in 1 place, listed below")
        #expect(below("What it costs")?.hasPrefix("+$36.50 a month") == true)
        #expect(
            lines.contains("GET /a is gone") && Self.row("VisibilityTimeout", in: changes.section, 3) == ["VisibilityTimeout", "30", "60"])
        #expect(try Example.changes(from: old, to: old).section.lines.contains("Nothing changed."))
    }

    @Test("arrows are listed beside the picture, and in its place where there is none")
    func picture() throws {
        let without = try Example.report().pictureSection
        #expect(without.lines.contains("No dot."))
        #expect(Self.row("app/Function Lambda function", in: without, 3) == ["app/Function Lambda function", "sends", "app/Queue queue"])
        let with = try Example.report(picture: .svg("<svg><g class=\"node\"><text>Queue</text></g></svg>")).pictureSection
        #expect(with.html.text.contains("<svg role=\"img\" aria-label=\"shop prod: the arrows that are listed below\"><g class=\"node\">"))
        #expect(with.lines.contains("app/Function Lambda function"))
        let nothing = try Example.report("Queue: {Type: 'AWS::SQS::Queue'}").pictureSection
        #expect(nothing.lines.contains("Nothing goes from one of its resources to another."))
    }
}
