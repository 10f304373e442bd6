import Loom

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension App {
    /// The whole of an executable: reads the command line, runs the command, and ends the process with its exit code.
    ///
    ///     import Commands
    ///     import NovialoomStacks
    ///
    ///     NovialoomApp.main()
    public static func main() {
        // A reader that has read enough closes the pipe; the write then fails, and that is enough.
        signal(SIGPIPE, SIG_IGN)
        exit(run(Array(CommandLine.arguments.dropFirst()), on: .process()).rawValue)
    }

    /// Runs one command line.
    /// - Parameter arguments: without the executable's name.
    public static func run(_ arguments: [String], on console: Console) -> ExitCode {
        let code = dispatch(arguments, console)
        guard let failure = console.failure else { return code }
        console.print("\(executable): error: \(failure.path) \(failure.attempt): \(failure.reason)", to: .error)
        return code == .success ? .failure : code
    }

    private static func dispatch(_ arguments: [String], _ console: Console) -> ExitCode {
        guard let first = arguments.first else {
            console.print(Help.text(of: self), to: .error)
            return .wrongUse
        }
        do throws(WrongUse) {
            if first.hasPrefix("-") { return try general(arguments, console) }
            if first == "help" { return try help(on: Array(arguments.dropFirst()), console) }
            if let code = try group(arguments, console) { return code }
            let command = try command(arguments)
            do throws(WrongUse) {
                let arguments = try Arguments(Array(arguments.dropFirst(command.wordCount)), of: command.allOptions)
                if arguments.has(.help) {
                    console.print(Help.text(of: command, app: self))
                    return .success
                }
                return try command.run(self, arguments, console)
            } catch {
                return refuse(error, seeing: "\(executable) \(command.name) --help", console)
            }
        } catch {
            return refuse(error, seeing: "\(executable) --help", console)
        }
    }

    private static func general(_ arguments: [String], _ console: Console) throws(WrongUse) -> ExitCode {
        let arguments = try Arguments(arguments, of: [.help, .version])
        if let stray = arguments.rest.first, !arguments.has(.help) { throw WrongUse("options of \"\(stray)\" stand after it") }
        console.print(arguments.has(.help) ? Help.text(of: self) : "\(executable), built with Loom \(Version.current)")
        return .success
    }

    private static func help(on names: [String], _ console: Console) throws(WrongUse) -> ExitCode {
        if let name = names.first, !name.hasPrefix("-") {
            let isGroup = names.dropFirst().first?.hasPrefix("-") ?? true && !Command.group(name).isEmpty
            console.print(isGroup ? Help.text(ofGroup: name, app: self) : Help.text(of: try command(names), app: self))
        } else {
            console.print(Help.text(of: self))
        }
        return .success
    }

    /// Shows what there is of a group that stands without one of its commands; nil where it is none.
    private static func group(_ arguments: [String], _ console: Console) throws(WrongUse) -> ExitCode? {
        guard arguments.dropFirst().first?.hasPrefix("-") ?? true, !Command.group(arguments[0]).isEmpty else { return nil }
        let isAsked = try Arguments(Array(arguments.dropFirst()), of: [.help]).has(.help)
        console.print(Help.text(ofGroup: arguments[0], app: self), to: isAsked ? .output : .error)
        return isAsked ? .success : .wrongUse
    }

    /// The command that the first words name: one, or two where the first names a group.
    private static func command(_ arguments: [String]) throws(WrongUse) -> Command {
        func named(_ words: Int) -> String { arguments.prefix(words).joined(separator: " ") }
        if let command = Command.all.first(where: { $0.name == named($0.wordCount) }) { return command }
        let group = Command.group(named(1))
        guard let count = group.first?.wordCount else {
            throw WrongUse("unknown command \"\(named(1))\"", Suggestion.text(for: named(1), among: Command.all.map(\.name)))
        }
        let name = arguments.prefix(count).prefix { !$0.hasPrefix("-") }.joined(separator: " ")
        throw WrongUse("unknown command \"\(name)\"", Suggestion.text(for: name, among: group.map(\.name)))
    }

    private static func refuse(_ error: WrongUse, seeing help: String, _ console: Console) -> ExitCode {
        let label = console.styled("error:", .red, on: .error)
        let remedy = error.remedy.map { "; \($0)" } ?? ""
        console.print("\(executable): \(label) \(error.message)\(remedy)\nSee \"\(help)\".", to: .error)
        return .wrongUse
    }
}
