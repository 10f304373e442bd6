import Checks
import Loom
import Registry

/// The names by which the table of commands says what is written in their place: `--out DIR`, `/PREFIX=FILE…`.
enum Placeholder: String, CaseIterable {
    case environment = "ENV"
    case file = "FILE"
    case old = "OLD"
    case new = "NEW"
    case folder = "DIR"
    case path = "PATH"
    case rule = "RULE"
    case type = "TYPE"

    /// What nobody but the user knows.
    static let free: Set<String> = ["ARN", "CHOICE", "GITREF", "NAME", "PREFIX", "REGION", "SETTING", "TITLE", "URL", "WORD"]

    /// - Parameters:
    ///   - text: `RULE|TYPE`, in which small letters stand for themselves; of `/PREFIX=FILE…` what is behind the last "=", once one is begun.
    ///   - begun: what is written so far.
    static func candidates(of text: String, begun: String, app: any App.Type) -> [Candidate] {
        var text = text[...]
        if let end = text.lastIndex(of: "=") {
            guard begun.contains("=") else { return [] }
            text = text[text.index(after: end)...]
        }
        var candidates: [Candidate] = []
        for name in names(in: text) {
            let found = name == name.lowercased() ? [.word(name, "")] : Placeholder(rawValue: name)?.candidates(begun: begun, app: app)
            for candidate in found ?? [] where !candidates.contains(candidate) { candidates.append(candidate) }
        }
        return candidates
    }

    static func names(in text: some StringProtocol) -> [String] { String(text).split { !$0.isLetter }.map(String.init) }

    private func candidates(begun: String, app: any App.Type) -> [Candidate] {
        switch self {
        case .environment: Help.environments(of: app).map { .word($0, "") }
        case .file, .old, .new: [.files]
        case .folder, .path: [.folders]
        case .rule: Rule.all.map { .word($0.id, $0.summary) }
        // There are close to two thousand.
        case .type: begun.hasPrefix("A") ? ResourceRegistry.allTypeNames.map { .word($0, "") } : []
        }
    }
}
