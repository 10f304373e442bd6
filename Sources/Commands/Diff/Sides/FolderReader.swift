import Assembly
import Documents
import TemplateReading

/// Reads a state of an environment out of a folder that synth wrote, wherever it lies: on a disk, or in a commit.
struct FolderReader {
    /// As messages call it: `out/prod`, `1a2b3c4d:stacks/Novialoom/reviewed/prod`.
    let name: String
    /// The bytes of a file of the folder; nil where there is none.
    let read: (_ file: String) throws(Incomparable) -> [UInt8]?

    /// - Parameter documents: the names of those that the other side has.
    /// - Returns: nil where there is no such folder.
    func side(documents: some Sequence<String>) throws(Incomparable) -> Side? {
        guard let manifest = try document(Manifest.file) else { return nil }
        guard let entries = manifest["stacks"]?.array else { throw broken("it names no stacks") }
        var side = Side()
        for entry in entries {
            guard let name = entry["name"]?.string, let stackName = entry["stackName"]?.string, let region = entry["region"]?.string,
                let file = entry["template"]?.string, !file.contains("/"), !file.hasPrefix(".")
            else { throw broken("a stack lacks its name, stackName, region or template") }
            guard let template = try document(file) else {
                throw Incomparable(
                    "the template is missing, and \(Manifest.file) names it", in: "\(self.name)/\(file)", remedy: Self.remedy)
            }
            var sources: [String: OutputSource] = [:]
            for (parameter, source) in entry["parameters"]?.object ?? [:] {
                guard let stack = source["stack"]?.string, let output = source["output"]?.string else {
                    throw broken("parameter \"\(parameter)\" of stack \"\(name)\" lacks its stack or output")
                }
                sources[parameter] = OutputSource(stack: stack, output: output)
            }
            side.stacks.append(Side.Stack(name: name, stackName: stackName, region: region, template: template, sources: sources))
        }
        for file in documents { side.documents[file] = try document(file) }
        return side
    }

    private func document(_ file: String) throws(Incomparable) -> JSON? {
        guard let bytes = try read(file) else { return nil }
        do throws(ReadingError) {
            return try Document(json: bytes, file: file).root
        } catch {
            throw Incomparable([error.finding(in: "\(name)/\(file)")])
        }
    }

    private func broken(_ reason: String) -> Incomparable {
        Incomparable("this is no manifest of a synth: \(reason)", in: "\(name)/\(Manifest.file)", remedy: Self.remedy)
    }

    private static let remedy = "synthesize it anew"
}

extension FolderReader {
    /// A folder of the disk.
    init(folder: String) {
        self.init(name: folder) { file throws(Incomparable) in
            do throws(FileError) {
                return try FileSystem().read("\(folder)/\(file)")
            } catch {
                if error.isMissing { return nil }
                throw Incomparable(error)
            }
        }
    }
}
