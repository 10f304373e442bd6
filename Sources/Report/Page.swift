import Cost
import Documents

/// The frame of the page. It loads nothing and runs nothing, and its policy lets nothing else do so: the only style is the one whose digest
/// the policy names.
struct Page {
    private let report: SystemReport

    init(_ report: SystemReport) { self.report = report }

    var html: HTML {
        let sections = report.sections
        let style = HTML(safe: Style.text)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>\(report.app) \(report.environment)</title>
            <link rel="icon" href="data:,">
            <style>\(style)</style>
            </head>
            <body>
            <a class="skip" href="#main">To the content</a>
            <header>
            <h1>\(report.app) <small>\(report.environment)</small></h1>
            \(facts)
            <nav aria-label="Sections"><ul>
            \(sections.map(\.link))</ul></nav>
            </header>
            <main id="main">
            \(sections.map(\.html))</main>
            <footer><p>Made from the templates by <code>\(report.command)</code>. Nothing was asked of AWS.</p></footer>
            </body>
            </html>

            """
    }

    /// An icon is asked for where none is named.
    private static var policy: String {
        "default-src 'none'; style-src 'sha256-\(Base64.text(ofHexadecimal: SHA256.hex(of: Array(Style.text.utf8))))'; img-src data:; "
            + "base-uri 'none'; form-action 'none'"
    }

    /// What everybody asks first.
    private var facts: HTML {
        let estimate = report.estimate
        let unknown = estimate.unknown.count { !$0.cost.isUseNotSaid }
        let open = report.findings.count { $0.accepted == nil && $0.severity != .info }
        let accepted = report.findings.count { $0.accepted != nil }
        return """
            <dl class="facts">
            \(fact("Region", report.region, Set(report.sizes.map(\.region)).subtracting([report.region]).sorted().joined(separator: ", ")))
            \(fact("Stacks", "\(report.view.stacks.count)", report.resourceCount.counted("resource")))
            \(fact("Fixed, a month", "$" + Amount.dollars(estimate.totalFixed), unknown == 0 ? "" : "and \(unknown.counted("part")) not known"))
            \(fact("By use, a month", "$" + Amount.dollars(estimate.totalUsage), "for what the usage file says"))
            \(fact("Open findings", "\(open)", accepted == 0 ? "" : "and \(accepted) accepted"))
            </dl>
            """
    }

    private func fact(_ name: String, _ value: String, _ note: String) -> HTML {
        let note: HTML = note.isEmpty ? "" : "<small>\(note)</small>"
        return "<div><dt>\(name)</dt><dd>\(value)\(note)</dd></div>"
    }
}
