/// A table whose first cell in each row says what the row is about. It scrolls in its own box where a page is too narrow for it; on a phone a
/// row is a list, of which each part says what it is.
struct HTMLTable {
    enum Alignment {
        case left, right
    }

    private let caption: HTML
    private let columns: [(title: String, alignment: Alignment)]
    private var bodies: [HTML] = []
    private var foot: HTML = ""

    /// - Parameter caption: what the table shows, for those who do not see what stands around it.
    init(_ caption: String, _ columns: [(title: String, alignment: Alignment)]) {
        self.caption = "\(caption)"
        self.columns = columns
    }

    init(_ caption: String, _ columns: String...) { self.init(caption, columns.map { ($0, .left) }) }

    /// - Parameter heading: what the rows have in common, above them.
    mutating func add(_ rows: [[HTML]], below heading: HTML? = nil) {
        guard !rows.isEmpty else { return }
        let head: HTML =
            heading.map { "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"\(columns.count)\">\($0)</th></tr>" } ?? ""
        bodies.append("<tbody>\(head)\(rows.map { row($0, scope: "row") })</tbody>")
    }

    mutating func add(total cells: [HTML]) { foot = "<tfoot>\(row(cells, scope: "row"))</tfoot>" }

    private func row(_ cells: [HTML], scope: String) -> HTML {
        let cells = zip(columns, cells).enumerated().map { number, cell -> HTML in
            let look: HTML = cell.0.alignment == .right ? " class=\"number\"" : ""
            return number == 0 ? "<th scope=\"\(scope)\"\(look)>\(cell.1)</th>" : "<td\(look) data-label=\"\(cell.0.title)\">\(cell.1)</td>"
        }
        return "<tr>\(cells)</tr>\n"
    }

    /// Nothing where it has no rows. Who scrolls by keyboard must be able to get into the box.
    var html: HTML {
        guard !bodies.isEmpty else { return "" }
        let head = columns.map { column -> HTML in
            let look: HTML = column.alignment == .right ? " class=\"number\"" : ""
            return "<th scope=\"col\"\(look)>\(column.title)</th>"
        }
        return """
            <div class="table" role="region" aria-label="\(caption)" tabindex="0"><table>
            <caption>\(caption)</caption>
            <thead><tr>\(head)</tr></thead>
            \(bodies)\(foot)</table></div>

            """
    }
}
