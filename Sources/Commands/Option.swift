/// An option of a command: `--env ENV…`.
struct Option: Sendable {
    enum Value: Sendable {
        case none
        /// One value: `--out DIR`.
        case one(String)
        /// One value each time it is given: `--integration /b2b=ARN --integration /b2c=ARN`.
        case each(String)
        /// One or more, also by repetition: `--env dev --env prod`.
        case many(String)
    }

    var name: String
    var value: Value
    var summary: String
    /// The only values it takes; empty where anything goes.
    var choices: [String] = []
    var isRequired = false

    /// How the option is written: `--env ENV…`.
    var synopsis: String {
        switch value {
        case .none: name
        case .one(let value): "\(name) \(choices.isEmpty ? value : choices.joined(separator: "|"))"
        case .each(let value): "\(name) \(value)"
        case .many(let value): "\(name) \(value)…"
        }
    }
}

extension Option {
    static let help = Option(name: "--help", value: .none, summary: "Show this help.")
    static let version = Option(name: "--version", value: .none, summary: "Show the version.")
    static let format = Option(
        name: "--format", value: .one("FORMAT"), summary: "How the result is printed; text unless said otherwise.",
        choices: ["text", "json"])
}
