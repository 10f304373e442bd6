import Documents

extension APIDifference {
    /// For a comment on a pull request: the sum, then a list for each operation.
    public var markdown: String {
        var lines = ["**\(summary)**"]
        for (operation, changes) in byOperation {
            lines += ["", operation == "*" ? "#### All operations" : "#### \(Self.code(operation))", ""]
            for change in changes {
                let mark = change.breaking == .no ? "compatible" : "**\(Self.mark(change.breaking))**"
                let place = change.place.isEmpty ? "" : "\(Self.code(change.place)): "
                lines.append("- \(mark): \(place)\(Self.plain(change.what))\(change.values(Self.code))")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// As code, between more backticks than the text holds in a row.
    private static func code(_ text: String) -> String {
        let text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        return longest == 0 ? fence + text + fence : "\(fence) \(text) \(fence)"
    }

    /// A document's own words must not become markup.
    private static func plain(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ").map { "\\`*_[]<>#|&".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
