import Documents

/// What a browser reads. A text that is put into it is escaped, wherever it comes from; only what is HTML already goes in as it stands, so
/// that nothing out of a template can become markup.
package struct HTML: Hashable, Sendable {
    package private(set) var text: String

    /// What is known to be safe: our own literals, and a picture that was looked through.
    init(safe text: String) { self.text = text }

    static func + (left: HTML, right: HTML) -> HTML { HTML(safe: left.text + right.text) }

    static func joined(_ parts: some Sequence<HTML>, by separator: String = "") -> HTML {
        HTML(safe: parts.map(\.text).joined(separator: separator))
    }
}

extension HTML: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) { self.text = text }
    package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity + 32 * interpolationCount) }

        package mutating func appendLiteral(_ literal: String) { text += literal }
        /// Escaped, for what stands between tags and in attributes between double quotes.
        package mutating func appendInterpolation(_ text: String) { self.text += Markdown.html(text) }
        package mutating func appendInterpolation(_ number: Int) { text += number.description }
        package mutating func appendInterpolation(_ html: HTML) { text += html.text }
        package mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { text += part.text } }
    }
}

extension HTML {
    /// A name or a value as it stands in a template. It may break after its separators, so that a long one needs no wide column.
    static func code(_ text: String) -> HTML {
        var pieces: [HTML] = []
        var piece = ""
        for (character, next) in zip(text, Array(text.dropFirst()).map(Optional.some) + [nil]) {
            piece.append(character)
            let isWord = piece.contains { $0.isLetter || $0.isNumber }
            guard isWord, "/:.,-_".contains(character), let next, !"/:.,-_*".contains(next) else { continue }
            pieces.append("\(piece)")
            piece = ""
        }
        return "<code>\(HTML.joined(pieces + ["\(piece)"], by: "<wbr>"))</code>"
    }

    /// A few names stand one below the other, many one behind the other.
    static func codes(_ texts: [String]) -> HTML { .joined(texts.map(code), by: texts.count > 4 ? ", " : "<br>") }
}
