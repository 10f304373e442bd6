import Documents

extension APIDifference {
    /// For a comment on a pull request: the sum, then a list for each operation.
    public var markdown: String {
        var lines = ["**\(summary)**"]
        for (operation, changes) in byOperation {
            lines += ["", operation == "*" ? "#### All operations" : "#### \(Markdown.code(operation))", ""]
            for change in changes { lines.append("- \(change.markdown)") }
        }
        return lines.joined(separator: "\n")
    }
}

extension APIChange {
    /// `**breaking**: where: what (old → new)`
    public var markdown: String {
        let mark = breaking == .no ? "compatible" : "**\(APIDifference.mark(breaking))**"
        let place = place.isEmpty ? "" : "\(Markdown.code(place)): "
        return "\(mark): \(place)\(Markdown.sentence(what))\(values(Markdown.code))"
    }
}
