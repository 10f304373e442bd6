/// Rows of text in columns, two spaces apart.
enum Table {
    enum Alignment {
        case left, right
    }

    static func text(_ rows: [[String]], alignment: [Alignment]) -> String {
        let widths = alignment.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                if column > 0 { line += "  " }
                line += alignment[column] == .left ? cell + padding : padding + cell
            }
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }
}
