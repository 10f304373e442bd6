/// A part of the page, which its navigation leads to.
struct ReportSection {
    let id: String
    let title: String
    /// In the navigation, where the title is too long for it.
    var shortTitle: String?
    /// What is most worth knowing of it, beside its link: `2 warnings`.
    var note: String?
    let content: HTML

    var html: HTML {
        """
        <section id="\(id)" aria-labelledby="\(id)-title">
        <h2 id="\(id)-title">\(title)</h2>
        \(content)
        </section>

        """
    }

    var link: HTML {
        let note: HTML = note.map { " <small>\($0)</small>" } ?? ""
        return "<li><a href=\"#\(id)\">\(shortTitle ?? title)</a>\(note)</li>\n"
    }
}

extension HTML {
    /// What is folded until somebody asks for it, and on paper never.
    static func fold(_ summary: HTML, isOpen: Bool = false, _ content: HTML) -> HTML {
        "<details\(isOpen ? " open" as HTML : "")><summary>\(summary)</summary>\n\(content)</details>\n"
    }

    /// A word that stands out by more than its colour.
    static func mark(_ word: String, _ look: Look) -> HTML { "<span class=\"mark \(look.rawValue)\">\(word)</span>" }

    enum Look: String {
        case bad, warning, good, plain
    }
}

extension Int {
    /// `1 finding`, `2 findings`.
    func counted(_ word: String, _ plural: String? = nil) -> String { "\(self) \(self == 1 ? word : plural ?? word + "s")" }
}
