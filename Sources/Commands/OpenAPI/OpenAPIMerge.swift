import Assembly
import Documents
import Loom
import OpenAPI

extension Command {
    static let openAPIMerge = Command(
        name: "openapi merge", summary: "Merge OpenAPI documents, each under its prefix, into one of OpenAPI 3.0.",
        discussion: """
            Reads OpenAPI 3.0 and 3.1, JSON or YAML. The document goes to standard output, or to FILE by -o: whole, or not at all.
            What cannot be said, and what is wrong, goes to standard error; when an input cannot be merged the exit code is 1,
            nothing is written, and a FILE of an earlier run stays as it was.

            For the portal the document holds all that the inputs say. For the gateway it is what API Gateway imports: an
            integration for each operation, and a catch-all under each prefix. Where no --integration says where the calls of
            /b2b go, ${B2bIntegrationUri} stands in its place. The ARN of a Lambda function is turned into the one that
            invokes it.
            """,
        options: [
            OpenAPIMerge.target, OpenAPIMerge.integration, OpenAPIMerge.exposure, OpenAPIMerge.validation, OpenAPIMerge.title,
            OpenAPIMerge.output,
        ],
        operands: "/PREFIX=FILE…", example: "openapi merge /b2b=swagger/b2b.json /b2c=swagger/b2c.json -o openapi.json",
        run: OpenAPIMerge.run)
}

enum OpenAPIMerge {
    static let target = Option(
        name: "--for", value: .one("READER"), summary: "Who reads the result; the portal unless said otherwise.",
        choices: ["portal", "gateway"])
    static let integration = Option(
        name: "--integration", value: .each("/PREFIX=ARN"), summary: "Where the gateway sends the calls of a prefix; once a prefix.")
    static let exposure = Option(
        name: "--exposure", value: .one("KIND"), summary: "What the gateway is told: each documented operation, or the catch-alls alone.",
        choices: ["documented", "proxy-only"])
    static let validation = Option(
        name: "--validation", value: .one("KIND"), summary: "What the gateway checks of a request; parameters unless said otherwise.",
        choices: RequestValidation.allCases.map(\.rawValue))
    static let title = Option(
        name: "--title", value: .one("TITLE"), summary: "The result's title; those of the inputs unless said otherwise.")
    static let output = Option(name: "-o", value: .one("FILE"), summary: "Where the result goes; standard output unless said otherwise.")

    @Sendable static func run(_ app: any App.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        var inputs: [PrefixedValue] = []
        for argument in arguments.rest { inputs.append(try PrefixedValue(argument, shape: "/b2b=FILE")) }
        if inputs.isEmpty { throw WrongUse("no document is named", "write /b2b=FILE, once a document") }
        let isForGateway = arguments.value(of: target) == "gateway"
        let integrations = try arguments.values(of: integration)
        if !integrations.isEmpty, !isForGateway { throw WrongUse("--integration is for the gateway", "add --for gateway") }
        for option in [exposure, validation] where arguments.value(of: option) != nil && !isForGateway {
            throw WrongUse("\(option.name) is for the gateway", "add --for gateway")
        }
        let uris = try IntegrationURIs(integrations, prefixes: inputs.map(\.prefix))

        var findings: [Finding] = []
        var report = FindingReport()
        var result: JSON?
        if let merged = merge(inputs, title: arguments.value(of: title), findings: &findings) {
            result = isForGateway ? body(of: merged, arguments, uris, &findings) : merged.document
        }
        report.add(findings)
        if let result, report.errors == 0 { report.add(write(result, to: arguments.value(of: output), console)) }
        report.print(on: console, by: app.executable)
        if report.errors == 0 { return .success }
        console.print("\(app.executable): nothing was written, for \(report.errors) \(report.errors == 1 ? "error" : "errors")", to: .error)
        return .failure
    }

    private static func body(of merged: MergedAPI, _ arguments: Arguments, _ uris: IntegrationURIs, _ findings: inout [Finding]) -> JSON {
        merged.gatewayBody(
            exposure: arguments.value(of: exposure) == "proxy-only" ? .proxyOnly : .documented,
            validation: arguments.value(of: validation).flatMap(RequestValidation.init) ?? .parameters, findings: &findings
        ) { .string(uris[$0]) }
    }

    private static func merge(_ inputs: [PrefixedValue], title: String?, findings: inout [Finding]) -> MergedAPI? {
        let read = Concurrently.map(inputs) { input in
            var findings: [Finding] = []
            let document = OpenAPIInput.read(input.value, findings: &findings)
            return (
                info: document?.root["info"], api: document.flatMap { APIDocument($0, prefix: input.prefix, findings: &findings) }, findings
            )
        }
        findings += read.flatMap(\.2)
        let titles = read.compactMap { $0.info?["title"]?.string }
        let versions = Set(read.compactMap { $0.info?["version"]?.string })
        let apis = (consume read).compactMap(\.api)
        guard apis.count == inputs.count else { return nil }
        return MergedAPI(
            consume apis, title: title ?? titles.joined(separator: ", "),
            version: versions.count == 1 ? versions.first ?? "1.0.0" : "1.0.0",
            findings: &findings)
    }

    private static func write(_ result: JSON, to path: String?, _ console: Console) -> [Finding] {
        let bytes = JSONWriter.bytes(result)
        guard let path, path != "-" else {
            console.print(String(decoding: bytes.dropLast(), as: UTF8.self))
            return []
        }
        do throws(FileError) {
            try OutputFile(path).write(bytes)
            return []
        } catch {
            return [error.finding("output")]
        }
    }
}
