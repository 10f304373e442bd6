import Assembly
import Checks
import Documents

/// A template that a command line names.
enum TemplateFile {
    /// What is wrong with it, with places in the file. One that cannot be parsed is a finding, too.
    static func findings(in path: String, region: String) throws(WrongUse) -> [Finding] {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileSystem().read(path)
        } catch {
            throw WrongUse("\(path): \(error.attempt): \(error.reason)", error.remedy)
        }
        do throws(ReadingError) {
            let document = try Document(reading: bytes, file: path, schema: .template)
            var findings = TemplateCheck.findings(in: document.root, region: region)
            for index in findings.indices { findings[index].file = path }
            document.locate(&findings)
            return findings + unreadByCloudFormation(document)
        } catch {
            return [error.finding(in: path)]
        }
    }

    /// What other readers of YAML take, and CloudFormation refuses.
    private static func unreadByCloudFormation(_ document: Document) -> [Finding] {
        func finding(_ what: String, _ position: Position) -> Finding {
            Finding(
                "yaml-alias", "CloudFormation reads no \(what)", severity: .warning, file: document.file, position: position,
                remedy: "write the value out, or let \"aws cloudformation package\" do it",
                url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html")
        }
        return document.aliases.map { finding("aliases", $0) } + document.mergeKeys.map { finding("merge keys", $0) }
    }
}
