import Loom

/// What `--help` shows.
enum Help {
    static func text(of app: any App.Type) -> String {
        """
        \(app.executable): the infrastructure of \(app.name), from Swift to CloudFormation.

        USAGE
          \(app.executable) COMMAND [OPTION…]

        COMMANDS
        \(rows(Command.all.map { ($0.name, $0.summary) }))

        OPTIONS
        \(rows([Option.help, .version].map { ($0.synopsis, $0.summary) }))

        ENVIRONMENTS
          \(environments(of: app).joined(separator: ", "))

        EXAMPLE
          \(app.executable) \(Command.all[0].example.replacingEnvironment(of: app))

        Exit codes: 0 done; 1 failed, for what is said on standard error; 2 wrong use.
        "\(app.executable) COMMAND --help" says more of a command.
        """
    }

    /// Of `openapi`: what its commands do.
    static func text(ofGroup name: String, app: any App.Type) -> String {
        let commands = Command.group(name)
        return """
            USAGE
              \(app.executable) \(name) COMMAND [OPTION…]

            COMMANDS
            \(rows(commands.map { ($0.name, $0.summary) }))

            OPTIONS
            \(rows([(Option.help.synopsis, Option.help.summary)]))

            EXAMPLE
              \(app.executable) \(commands.first?.example.replacingEnvironment(of: app) ?? name)

            "\(app.executable) \(name) COMMAND --help" says more of a command.
            """
    }

    static func text(of command: Command, app: any App.Type) -> String {
        let options = command.options.map { $0.isRequired ? $0.synopsis : "[\($0.synopsis)]" }
        let usage = lines(of: ["\(app.executable) \(command.name)", command.operands] + options)
        return """
            \(command.summary)

            USAGE
            \(usage)

            OPTIONS
            \(rows(command.allOptions.map { ($0.synopsis, $0.summary) }))

            EXAMPLE
              \(app.executable) \(command.example.replacingEnvironment(of: app))

            \(command.discussion)
            """
    }

    static func environments(of app: any App.Type) -> [String] {
        func names<A: App>(_: A.Type) -> [String] { A.Environment.allCases.map(\.rawValue) }
        return names(app)
    }

    /// Words in lines of a terminal's width, all but the first further in.
    private static func lines(of words: [String]) -> String {
        var lines: [String] = []
        for word in words where !word.isEmpty {
            if let last = lines.last, last.count + 1 + word.count <= 118 {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append((lines.isEmpty ? "  " : "    ") + word)
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func rows(_ rows: [(String, String)]) -> String {
        Table.text(rows.map { ["", $0, $1] }, alignment: [.left, .left, .left])
    }
}

extension String {
    /// An example with `ENV` in it, for an app whose last environment is the one that matters most.
    fileprivate func replacingEnvironment(of app: any App.Type) -> String {
        let environment = Help.environments(of: app).last ?? "ENV"
        return split(separator: " ").map { $0 == "ENV" ? environment : String($0) }.joined(separator: " ")
    }
}
