import Assembly
import Loom

extension Command {
    static let initialize = Command(
        name: "init", summary: "Write a small package for a system of its own.",
        discussion: """
            Writes DIR/NAME/, a Swift package that builds, tests and synthesizes as it is, and which depends on this one:
              minimal   a bucket
              api       a REST API, its function, a table, and alarms
              worker    a queue, and the function that works on it
            NAME is what every resource is called by: small letters, digits and hyphens. A folder that is there already is
            left as it is; the new one is written whole or not at all.
            """,
        options: [from, into, loom], operands: "NAME", example: "init corner-shop --from api --in ..", run: Init.run)

    private static let from = Init.from
    private static let into = Init.into
    private static let loom = Init.loom
}

enum Init {
    static let from = Option(
        name: "--from", value: .one("KIND"), summary: "What it starts with; minimal unless said otherwise.",
        choices: Starter.Kind.allCases.map(\.rawValue))
    static let into = Option(
        name: "--in", value: .one("DIR"),
        summary: "Where the package's folder goes, made if missing; the current folder unless said otherwise.")
    static let loom = Option(
        name: "--loom", value: .one("PATH|URL"),
        summary: "Where the package novialoom is; the current folder unless said otherwise.")

    @Sendable static func run(_ app: any App.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        guard let text = arguments.rest.first else { throw WrongUse("the name is missing", "write init NAME") }
        if arguments.rest.count > 1 { throw WrongUse("init takes one name, not also \"\(arguments.rest[1])\"") }
        let name: PackageName
        switch PackageName.reading(text) {
        case .success(let read): name = read
        case .failure(let refusal): throw refusal
        }
        let folder = "\(arguments.value(of: into) ?? ".")/\(name.text)"
        let origin = try LoomPackage.find(arguments.value(of: loom), from: arguments.value(of: into) ?? ".")
        let kind = arguments.value(of: from).flatMap(Starter.Kind.init) ?? .minimal
        do throws(FileError) {
            try NewFolder.write(Starter(name: name, kind: kind, loom: origin).files, to: folder)
        } catch {
            console.print("\(app.executable): error: \(error.path): \(error.attempt): \(error.reason)", to: .error)
            if let remedy = error.remedy { console.print(remedy, to: .error) }
            return .failure
        }
        console.print(
            """
            \(folder) is written. Next:
              cd \(folder)
              swift test
              swift run \(name.text) synth --env dev
            """)
        return .success
    }
}
