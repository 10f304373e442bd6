import Assembly
import Documents

/// Two templates that a command line names, as the states of one stack.
enum TemplatePair {
    /// - Parameter name: what the stack is called.
    static func side(_ path: String, named name: String, region: String) throws(Incomparable) -> Side {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileSystem().read(path)
        } catch {
            throw Incomparable(error)
        }
        let document: Document
        do throws(ReadingError) {
            document = try Document(reading: bytes, file: path, schema: .template)
        } catch {
            throw Incomparable([error.finding(in: path)])
        }
        guard document.root["Resources"]?.object != nil else {
            throw Incomparable(
                "this is no CloudFormation template: it has no Resources", in: path, remedy: "name a template, in JSON or in YAML")
        }
        return Side(stacks: [Side.Stack(name: name, stackName: name, region: region, template: document.root, sources: [:])])
    }

    /// `data` for `out/prod/data.template.json`.
    static func name(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let name = file.split(separator: ".").first.map(String.init) ?? file
        return name.isEmpty ? file : name
    }
}
