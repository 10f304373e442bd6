/// What somebody may have meant.
enum Suggestion {
    /// `did you mean "prod"?`, or all there is to choose from.
    static func text(for word: String, among known: [String]) -> String? {
        if let meant = nearest(to: word, among: known) { return "did you mean \"\(meant)\"?" }
        return known.isEmpty ? nil : "choose from \(known.joined(separator: ", "))"
    }

    /// The known word with the fewest edits, if a third of its letters or fewer differ; the first of several.
    static func nearest(to word: String, among known: [String]) -> String? {
        let letters = Array(word.lowercased().unicodeScalars)
        // Comparing takes time by the square; nobody mistypes a name of this length.
        guard letters.count <= 64 else { return nil }
        return known.map { (word: $0, edits: edits(letters, Array($0.lowercased().unicodeScalars))) }
            .filter { $0.edits <= max(1, max($0.word.unicodeScalars.count, letters.count) / 3) }
            .min { $0.edits < $1.edits }?.word
    }

    /// How many letters must be added, removed, replaced, or swapped with their neighbour.
    private static func edits(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var rows = [Array(0...right.count)]
        for i in 0..<left.count {
            var row = [i + 1]
            for j in 0..<right.count {
                var best = min(rows[i][j] + (left[i] == right[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, rows[i - 1][j - 1] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
