import Documents

/// What somebody may have meant.
enum Suggestion {
    /// `did you mean "prod"?`, or all there is to choose from.
    static func text(for word: String, among known: [String]) -> String? {
        // Comparing takes time by the square; nobody mistypes a name of this length.
        if word.utf8.count <= 64, let meant = nearestNames(to: word, among: known, limit: 1).first { return "did you mean \"\(meant)\"?" }
        return choice(among: known)
    }

    /// All there is to choose from; nil where there is nothing.
    static func choice(among known: [String]) -> String? { known.isEmpty ? nil : "choose from \(known.joined(separator: ", "))" }
}
