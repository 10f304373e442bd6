import TemplateReading

/// A text of a policy in which `*` stands for any letters and `?` for one.
struct WildcardPattern: Hashable {
    enum Token: Hashable {
        case letter(UInt8)
        /// One digit of what only AWS knows: an account's number has twelve.
        case digit
        case one
        case many
        /// What only AWS knows, or what each request brings: any text without a wildcard.
        case symbol(ResolvedText.Part)
    }

    private(set) var tokens: [Token] = []

    /// Case does not count in actions.
    init(action: String) { append(action.lowercased()) }

    init(_ text: ResolvedText) {
        for part in text.parts {
            switch part {
            case .constant(let text): append(text)
            case .symbol("AWS::AccountId"): tokens += Array(repeating: .digit, count: 12)
            default: tokens.append(.symbol(part))
            }
        }
    }

    private mutating func append(_ text: String) {
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            defer { index += 1 }
            switch bytes[index] {
            case UInt8(ascii: "*"): if tokens.last != .many { tokens.append(.many) }
            case UInt8(ascii: "?"):
                // Of `*?` and `?*` one form only.
                if tokens.last == .many { tokens.insert(.one, at: tokens.count - 1) } else { tokens.append(.one) }
            case UInt8(ascii: "$") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "{"):
                guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")) else { fallthrough }
                let name = Array(bytes[index + 2..<end])
                // `${*}`, `${?}` and `${$}` are the letters themselves.
                tokens.append(
                    name.count == 1 ? .letter(name[0]) : .symbol(.symbol(String(decoding: name, as: UTF8.self))))
                index = end
            default: tokens.append(.letter(bytes[index]))
            }
        }
    }

    var hasWildcard: Bool { tokens.contains { $0 == .many || $0 == .one } }

    private var isKnown: Bool { tokens.allSatisfy { if case .symbol = $0 { false } else { $0 != .digit } } }

    /// Whether every text of `other` is one of this pattern.
    func covers(_ other: WildcardPattern) -> Coverage {
        if tokens == [.many] || tokens == other.tokens { return .yes }
        if Self.matches(tokens[...], other.tokens[...]) { return .yes }
        if isKnown && other.isKnown { return .no }
        return mayCover(other) ? .unknown : .no
    }

    /// Whether some text is of both patterns, whatever AWS fills in.
    func overlaps(_ other: WildcardPattern) -> Bool { Self.meet(tokens, other.tokens, isCovering: false) }

    /// Goes back to the last star only. What a star of the text stands for is matched by a star alone.
    private static func matches(_ pattern: ArraySlice<Token>, _ text: ArraySlice<Token>) -> Bool {
        var (at, place) = (pattern.startIndex, text.startIndex)
        var star: (after: Int, place: Int)?
        while true {
            if let run = run(in: pattern, at: at) {
                guard let start = index(after: run.least, in: text, from: place) else { return false }
                star = (run.end, start)
                (at, place) = (run.end, start)
            } else if at < pattern.endIndex, place < text.endIndex, isMatch(pattern[at], text[place]) {
                at += 1
                place += 1
            } else if at == pattern.endIndex, place == text.endIndex {
                return true
            } else if place < text.endIndex, let last = star {
                star = (last.after, last.place + 1)
                (at, place) = (last.after, last.place + 1)
            } else {
                return false
            }
        }
    }

    /// `??*`: so many letters or more.
    private static func run(in pattern: ArraySlice<Token>, at start: Int) -> (least: Int, end: Int)? {
        var end = start
        while end < pattern.endIndex, pattern[end] == .one { end += 1 }
        return end < pattern.endIndex && pattern[end] == .many ? (end - start, end + 1) : nil
    }

    /// Where so many letters have gone by for certain.
    private static func index(after least: Int, in text: ArraySlice<Token>, from start: Int) -> Int? {
        var (index, count) = (start, 0)
        while count < least {
            guard index < text.endIndex else { return nil }
            if text[index] != .many, !text[index].isSymbol { count += 1 }
            index += 1
        }
        return index
    }

    private static func isMatch(_ pattern: Token, _ text: Token) -> Bool {
        switch (pattern, text) {
        case (.one, .letter), (.one, .one), (.one, .digit): true
        case (.many, _), (_, .many): false
        default: pattern == text
        }
    }

    /// Whether AWS may fill in such that this covers the other.
    private func mayCover(_ other: WildcardPattern) -> Bool {
        var (left, right) = (tokens[...], other.tokens[...])
        while let first = left.first, first != .many, first == right.first {
            left = left.dropFirst()
            right = right.dropFirst()
        }
        return Self.meet(Array(left), Array(right), isCovering: true)
    }

    /// Whether the pattern can match what the text can be; where it must cover, stars of the text by stars of the pattern only.
    private static func meet(_ pattern: [Token], _ text: [Token], isCovering: Bool) -> Bool {
        // Whether the rest of the pattern meets the rest of the text, for each place in the text, from the end.
        var row = [Bool](repeating: false, count: text.count + 1)
        row[text.count] = true
        for place in stride(from: text.count - 1, through: 0, by: -1) { row[place] = row[place + 1] && text[place].isElastic(!isCovering) }
        for token in pattern.reversed() {
            var next = [Bool](repeating: false, count: text.count + 1)
            let isElastic = token == .many || token.isSymbol
            next[text.count] = isElastic && row[text.count]
            for place in stride(from: text.count - 1, through: 0, by: -1) {
                let other = text[place]
                if isElastic {
                    let takes = token == .many || !isCovering || other != .many
                    next[place] = row[place] || takes && next[place + 1]
                }
                if !next[place], other.isElastic(!isCovering) {
                    // What the text fills in is nothing, or goes on with what the pattern asks here.
                    next[place] = next[place + 1] || token != .many && row[place]
                }
                if !next[place], mayMatch(token, other, isCovering) { next[place] = row[place + 1] }
            }
            row = next
        }
        return row[0]
    }

    private static func mayMatch(_ pattern: Token, _ text: Token, _ isCovering: Bool) -> Bool {
        switch (pattern, text) {
        case (.letter(let letter), .digit), (.digit, .letter(let letter)): (48...57).contains(letter)
        case (.one, .letter), (.one, .digit), (.one, .one): true
        case (_, .one): !isCovering && !pattern.isSymbol
        default: pattern == text
        }
    }
}

extension WildcardPattern.Token {
    fileprivate var isSymbol: Bool { if case .symbol = self { true } else { false } }

    /// Whether it can be any text.
    fileprivate func isElastic(_ orMany: Bool) -> Bool { isSymbol || orMany && self == .many }
}
