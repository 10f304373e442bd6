import Assembly
import Checks
import Documents
import Loom

extension Command {
    static let check = Command(
        name: "check", summary: "Find what AWS would refuse, before it does.",
        discussion: """
            Reads CloudFormation templates, JSON or YAML, whoever wrote them.
            """,
        options: [Check.region], operands: "FILE…", example: "check template.yaml --region eu-west-3", run: Check.run)
}

enum Check {
    static let region = Option(
        name: "--region", value: .one("REGION"), summary: "Where the templates are deployed; the app's region unless said otherwise.")

    @Sendable static func run(_ app: any App.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        var report = FindingReport()
        for path in arguments.rest {
            do throws(FileError) {
                let bytes = try FileSystem().read(path)
                do throws(ReadingError) {
                    let document = try Document(reading: bytes, file: path, schema: .template)
                    var findings = TemplateCheck.findings(
                        in: document.root, region: arguments.value(of: region) ?? app.region.rawValue)
                    for index in findings.indices { findings[index].file = path }
                    document.locate(&findings)
                    report.add(findings)
                } catch {
                    report.add([error.finding(in: path)])
                }
            } catch {
                report.add([error.finding("unreadable-file")])
            }
        }
        report.print(on: console)
        return report.errors == 0 ? .success : .failure
    }
}
