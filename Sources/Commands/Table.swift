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

extension Int {
    /// With a comma before each three digits: `51,200`.
    var grouped: String {
        let digits = Array(String(magnitude))
        var text = self < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// The share of `limit`, rounded up, so that a full percent is never hidden: `48 %`.
    func share(of limit: Int) -> String { "\((self * 100 + limit - 1) / limit) %" }
}
