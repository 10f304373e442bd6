/// Texts of others inside GitHub's Markdown: they stay texts, whatever they hold. No markup, no HTML, no mention of a person or an issue.
public enum Markdown {
    /// As code, between more backticks than the text holds in a row.
    public static func code(_ text: String) -> String {
        let text = visible(text)
        guard !text.isEmpty else { return "` `" }
        var longest = 0
        var run = 0
        for character in text.utf8 {
            run = character == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        // A space beside a backtick is taken off again; so is one at both ends.
        let isBare = longest == 0 && !(text.hasPrefix(" ") && text.hasSuffix(" "))
        return isBare ? fence + text + fence : "\(fence) \(text) \(fence)"
    }

    /// A sentence of ours in which names of others stand: what is no plain word becomes code.
    public static func sentence(_ text: String) -> String {
        visible(text).split(separator: " ").map { word in
            let end = word.lastIndex { !",.;:)".contains($0) }.map(word.index(after:)) ?? word.startIndex
            let start = word.firstIndex { $0 != "(" } ?? word.startIndex
            guard start < end else { return String(word.filter { ",.;:()".contains($0) }) }
            let core = word[start..<end]
            let isPlain = core.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "-" || $0 == "'" || $0 == "\"" || $0 == "→" }
            if isPlain || core.utf8.count <= 9 && core.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return String(word) }
            return word[..<start] + code(String(core)) + word[end...]
        }.joined(separator: " ")
    }

    /// As text of HTML, for what stands between tags and in attributes between double quotes.
    public static func html(_ text: String) -> String {
        var result = ""
        // A mark on a character makes another of the two, which a browser does not see as one.
        for scalar in visible(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A name inside of HTML: one that could be taken for a mention, a link or a number is code.
    public static func htmlName(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
        }
        return isPlain ? text : "<code>\(html(text))</code>"
    }

    /// On one line, with control characters, and those that turn the direction of writing or show nothing, as their numbers.
    public static func visible(_ text: String) -> String {
        let isVisible = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        if isVisible { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case _ where scalar == "\n" || scalar == "\r" || scalar == "\t": result += " "
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
