import Loom

/// What may stand at the end of a command line, by the table of commands and options that reads it.
struct Candidates {
    private let app: any App.Type
    /// The whole words after the program's name.
    private let words: ArraySlice<String>
    /// What is written so far of the next.
    private let begun: String

    /// - Parameter words: those after the program's name, the begun one last.
    init(after words: [String], of app: any App.Type) {
        self.app = app
        self.words = words.dropLast()
        begun = words.last ?? ""
    }

    /// Without those that do not continue what is begun; none where nothing is known.
    var all: [Candidate] {
        possible.filter { candidate in
            if case .word(let word, _) = candidate { word.hasPrefix(begun) } else { true }
        }
    }

    private var possible: [Candidate] {
        if words.first == "help" { return names(after: Array(words.dropFirst())) }
        let named = Command.all.first { words.starts(with: $0.name.split(separator: " ").map(String.init)) }
        if let named { return candidates(of: named, after: words.dropFirst(named.wordCount)) }
        guard words.isEmpty else { return names(after: Array(words)) }
        if begun.hasPrefix("-") { return options([.help, .version]) }
        return names(after: []) + [.word("help", "Show the help of a command.")]
    }

    /// The next words of commands' names; a group of commands is told by the names of those in it.
    private func names(after words: [String]) -> [Candidate] {
        let commands = Command.all.map { (words: $0.name.split(separator: " ").map(String.init), summary: $0.summary) }
            .filter { $0.words.starts(with: words) && $0.words.count > words.count }
        var candidates: [Candidate] = []
        for command in commands {
            let word = command.words[words.count]
            let group = commands.filter { $0.words[words.count] == word && $0.words.count > words.count + 1 }
            let candidate = Candidate.word(
                word, group.isEmpty ? command.summary : group.map { $0.words[words.count + 1] }.joined(separator: ", "))
            if !candidates.contains(candidate) { candidates.append(candidate) }
        }
        return candidates
    }

    private func candidates(of command: Command, after words: ArraySlice<String>) -> [Candidate] {
        let operands = Placeholder.candidates(of: command.operands, begun: begun, app: app)
        if words.contains("--") { return operands }
        if begun.hasPrefix("-"), let end = begun.firstIndex(of: "=") {
            let option = command.allOptions.first { $0.name == begun[..<end] }
            return (option?.candidates(begun: begun, app: app) ?? []).map { $0.preceded(by: begun[...end]) }
        }
        var open: Option?
        var values: [String] = []
        for word in words {
            if word.hasPrefix("-"), word != "-" {
                open = word.contains("=") ? nil : command.allOptions.first { $0.name == word }
                values = []
            } else if case .many? = open?.value {
                values.append(word)
            } else {
                open = nil
            }
        }
        let rest = options(command.allOptions.filter { $0.isRepeated || !words.contains($0.name) })
        if begun.hasPrefix("-") { return rest }
        switch open?.value {
        case .one?, .each?: return open?.candidates(begun: begun, app: app) ?? []
        case .many?:
            let more = (open?.candidates(begun: begun, app: app) ?? []).filter { candidate in !values.contains { candidate.isWord($0) } }
            return values.isEmpty ? more : more + rest
        case .some(.none), nil: return operands.isEmpty ? rest : operands
        }
    }

    private func options(_ options: [Option]) -> [Candidate] { options.map { .word($0.name, $0.summary) } }
}

extension Option {
    fileprivate var isRepeated: Bool {
        switch value {
        case .none, .one: false
        case .each, .many: true
        }
    }

    fileprivate func candidates(begun: String, app: any App.Type) -> [Candidate] {
        if !choices.isEmpty { return choices.map { .word($0, "") } }
        switch value {
        case .none: return []
        case .one(let name), .each(let name), .many(let name): return Placeholder.candidates(of: name, begun: begun, app: app)
        }
    }
}

extension Candidate {
    fileprivate func isWord(_ text: String) -> Bool {
        if case .word(text, _) = self { true } else { false }
    }

    /// As the value of `--env=`.
    fileprivate func preceded(by option: Substring) -> Candidate {
        if case .word(let word, let meaning) = self { .word(option + word, meaning) } else { self }
    }
}
