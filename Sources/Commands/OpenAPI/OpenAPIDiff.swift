import Documents
import Loom
import OpenAPI

extension Command {
    static let openAPIDiff = Command(
        name: "openapi diff", summary: "Show what changed between two versions of an API, and what breaks its callers.",
        discussion: """
            Reads OpenAPI 3.0 and 3.1, JSON or YAML, one of each too. Breaking is what refuses a call that was taken, or
            answers what was never answered; what the documents alone cannot decide is marked "cannot tell", and counts as if
            it broke.

            With --format json, standard output is
              {"changes": [{"operation", "where", "what", "breaking": "yes|no|unknown", "old", "new"}],
               "summary": {"breaking", "compatible", "unknown"}}
            in which operation is "GET /orders/{id}", or "*" for all; old and new are null where there is nothing to show.

            The exit code is 0 whatever changed. With --exit-code it is 1 when something breaks or nobody can tell. It is 1
            also when a document cannot be read; standard error says why.
            """,
        options: [OpenAPIDiff.format, OpenAPIDiff.exitCode], operands: "OLD NEW",
        example: "openapi diff old.json new.json --format markdown", run: OpenAPIDiff.run)
}

enum OpenAPIDiff {
    static let format = Option(
        name: "--format", value: .one("FORMAT"), summary: "How the result is printed; text unless said otherwise.",
        choices: ["text", "markdown", "json"])
    static let exitCode = Option(name: "--exit-code", value: .none, summary: "Fail when something breaks, or may break.")

    @Sendable static func run(_ app: any App.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        guard arguments.rest.count == 2 else {
            throw WrongUse("openapi diff takes two documents, not \(arguments.rest.count)", "write openapi diff OLD NEW")
        }
        var findings: [Finding] = []
        let documents = arguments.rest.map { OpenAPIInput.read($0, findings: &findings) }
        var difference: APIDifference?
        if let old = documents[0], let new = documents[1] { difference = APIDifference(from: old, to: new, findings: &findings) }
        var report = FindingReport()
        report.add(findings)
        report.print(on: console, by: app.executable)
        guard let difference else { return .failure }
        switch arguments.value(of: format) {
        case "json": console.print(String(decoding: JSONWriter.bytes(difference.json).dropLast(), as: UTF8.self))
        case "markdown": console.print(difference.markdown)
        default: console.print(difference.text)
        }
        return arguments.has(exitCode) && difference.mayBreak ? .failure : .success
    }
}
