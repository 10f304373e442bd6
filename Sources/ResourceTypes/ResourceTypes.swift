import Documents
import Foundation
import Registry

/// Writes the Swift face of the resource types that a list names. `Plugins/GenerateResourceTypes` runs it at build time:
///
///     ResourceTypes --list Sources/AWS/resource-types.txt --output DIR
///     ResourceTypes --list … --output DIR --extends AWS=path/to/Sources/AWS/resource-types.txt
///
/// `--extends` names a module that has the namespaces, and the list of the types which that module has already.
@main
struct ResourceTypes {
    static func main() {
        do {
            let options = try Options(CommandLine.arguments.dropFirst())
            try run(options)
        } catch let failure as Failure {
            FileHandle.standardError.write(Data((failure.text + "\n").utf8))
            exit(failure.code)
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ options: Options) throws {
        let list = TypeList(try read(options.list), file: options.list)
        var taken: [String: String] = [:]
        for base in options.extended {
            for entry in TypeList(try read(base.list), file: base.list).entries { taken[entry.typeName] = base.module }
        }
        let (schemas, findings) = list.resolve(taken: taken)
        guard findings.isEmpty else {
            throw Failure(text: findings.map(\.description).joined(separator: "\n"), code: 1)
        }
        let types = schemas.map { Translator.translate($0) }
        let files = Renderer(modules: options.extended.map(\.module)).files(for: types)
        for file in files { try write(file.text, to: "\(options.output)/\(file.name)") }
    }

    private static func read(_ path: String) throws -> String {
        do { return try String(contentsOfFile: path, encoding: .utf8) } catch {
            throw Failure(text: "\(path): error: the list of resource types cannot be read", code: 1)
        }
    }

    /// Leaves a file alone that holds the text already, so that what depends on it is not built again.
    private static func write(_ text: String, to path: String) throws {
        if let present = try? String(contentsOfFile: path, encoding: .utf8), present == text { return }
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) } catch {
            throw Failure(text: "\(path): error: the file cannot be written", code: 1)
        }
    }
}

/// What ends the run: a text for the terminal and an exit code.
struct Failure: Error {
    var text: String
    var code: Int32
}

struct Options {
    var list = ""
    var output = ""
    var extended: [(module: String, list: String)] = []

    init(_ arguments: some Sequence<String>) throws {
        var arguments = arguments.makeIterator()
        while let option = arguments.next() {
            guard let value = arguments.next() else { throw Self.misuse("\(option) needs a value") }
            switch option {
            case "--list": list = value
            case "--output": output = value
            case "--extends":
                let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { throw Self.misuse("--extends takes MODULE=LIST") }
                extended.append((parts[0], parts[1]))
            default: throw Self.misuse("unknown option \(option)")
            }
        }
        guard !list.isEmpty, !output.isEmpty else { throw Self.misuse("--list and --output are needed") }
    }

    private static func misuse(_ message: String) -> Failure {
        Failure(text: "error: \(message)\nusage: ResourceTypes --list FILE --output DIR [--extends MODULE=LIST]…", code: 2)
    }
}
