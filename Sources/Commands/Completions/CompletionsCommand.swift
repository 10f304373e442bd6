import Loom

extension Command {
    static let completions = Command(
        name: "completions", summary: "Print what makes a shell complete the command line.",
        discussion: """
            bash   put it into ~/.local/share/bash-completion/completions/, under the program's name, or source it in ~/.bashrc
            zsh    put it into a folder of $fpath, under the program's name with "_" before it
            fish   put it into ~/.config/fish/completions/, under the program's name with ".fish" behind it

            The script holds no commands: with each press of the tab key it asks the program on the command line, by --next.
            That prints, a line each, "WORD<tab>what it means", and ":files" or ":folders" where the shell knows better; a path
            begins behind the last "=" of its word. The last WORD is the one that is being written, empty where none is begun.
            """,
        options: [CompletionsCommand.next], operands: "bash|zsh|fish|-- WORD…", example: "completions bash", run: CompletionsCommand.run)
}

enum CompletionsCommand {
    static let next = Option(
        name: "--next", value: .none, summary: "Say what may come next; the words after the program's name follow on \"--\".")

    @Sendable static func run(_ app: any App.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        if arguments.has(next) {
            for candidate in Candidates(after: arguments.rest, of: app).all { console.print(candidate.line) }
            return .success
        }
        let names = CompletionScript.allCases.map(\.rawValue)
        guard let name = arguments.rest.first else { throw WrongUse("the shell is missing", Suggestion.choice(among: names)) }
        if arguments.rest.count > 1 { throw WrongUse("completions takes one shell, not also \"\(arguments.rest[1])\"") }
        guard let script = CompletionScript(rawValue: name) else {
            // tcsh is no bash that was mistyped.
            throw WrongUse("unknown shell \"\(name)\"", Suggestion.choice(among: names))
        }
        console.print(script.text(for: app.executable))
        return .success
    }
}
