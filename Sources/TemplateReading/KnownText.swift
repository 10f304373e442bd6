import Documents

/// A text of which some parts may be known only to AWS.
package struct KnownText: Hashable {
    package enum Part: Hashable {
        case constant(String)
        /// Something of at least so many characters.
        case unknown(least: Int)
    }

    package private(set) var parts: [Part] = []

    package init(_ text: String) { append(text) }
    package init(leastLength: Int) { parts = [.unknown(least: leastLength)] }
    package init(joining texts: [KnownText]) { for text in texts { append(text) } }

    /// The whole text, where all of it is known.
    package var constant: String? {
        if parts.isEmpty { return "" }
        guard parts.count == 1, case .constant(let text) = parts[0] else { return nil }
        return text
    }

    /// What the text starts with for certain.
    package var start: String { if case .constant(let text)? = parts.first { text } else { "" } }

    /// How many characters it has at least.
    package var leastLength: Int {
        parts.reduce(0) { length, part in
            switch part {
            case .constant(let text): length + text.unicodeScalars.count
            case .unknown(let least): length + least
            }
        }
    }

    package var constants: [String] { parts.compactMap { if case .constant(let text) = $0 { text } else { nil } } }

    private mutating func append(_ text: String) {
        guard !text.isEmpty else { return }
        if case .constant(let last)? = parts.last {
            parts[parts.count - 1] = .constant(last + text)
        } else {
            parts.append(.constant(text))
        }
    }

    private mutating func append(_ other: KnownText) {
        for part in other.parts {
            if case .constant(let text) = part { append(text) } else { parts.append(part) }
        }
    }
}

extension TemplateView {
    /// The texts that a value can be, each as far as it is known.
    package func texts(of value: JSON?, depth: Int = 0) -> [KnownText] {
        guard let value, depth < 16 else { return [] }
        switch Intrinsic(value) {
        case .choice(_, let yes, let no): return texts(of: yes, depth: depth + 1) + texts(of: no, depth: depth + 1)
        case .substitution(let text, let variables):
            return [
                KnownText(
                    joining: SubstitutionText.parts(of: text).map { part in
                        switch part {
                        case .constant(let text): KnownText(text)
                        case .variable(let name): variables[name].map { self.text(of: $0, depth: depth + 1) } ?? self.text(ofRef: name)
                        }
                    })
            ]
        case .join(let separator, let list):
            guard let separator = separator.string, let list = list.array else { return [KnownText(leastLength: 0)] }
            // An element that may be left out takes its separator with it.
            let isCertain = list.allSatisfy { presence(of: $0) == .present }
            let texts = list.map { text(of: $0, depth: depth + 1) }
            guard isCertain else { return [KnownText(leastLength: 0)] }
            return [KnownText(joining: texts.enumerated().flatMap { $0 == 0 ? [$1] : [KnownText(separator), $1] })]
        case .ref(let name) where name.hasPrefix("AWS::") && name != "AWS::NoValue": return [text(ofRef: name)]
        case .ref(let name) where parameters[name] != nil:
            // Whatever is given is as long as the shortest that may be.
            let least = leastLength(of: parameters[name])
            return alternatives(of: value).compactMap { alternative in
                switch alternative {
                case .value(let scalar) where scalar.array == nil: KnownText(scalar.scalarText)
                case .unknown: KnownText(leastLength: least)
                default: nil
                }
            }
        default:
            return alternatives(of: value).compactMap { alternative in
                switch alternative {
                case .value(.array), .value(.object), .value(.null), .absent: nil
                case .value(let scalar): KnownText(scalar.scalarText)
                case .reference, .unknown: KnownText(leastLength: 0)
                }
            }
        }
    }

    private func leastLength(of parameter: JSON?) -> Int {
        let allowed = (parameter?["AllowedValues"]?.array ?? []).map { $0.scalarText.unicodeScalars.count }
        return allowed.min() ?? parameter?["MinLength"].flatMap { Int($0.scalarText) } ?? 0
    }

    /// The text where there is one alone; otherwise one of which nothing is known but the length of the shortest.
    package func text(of value: JSON?, depth: Int = 0) -> KnownText {
        let texts = texts(of: value, depth: depth)
        return texts.count == 1 ? texts[0] : KnownText(leastLength: texts.map(\.leastLength).min() ?? 0)
    }

    private func text(ofRef name: String) -> KnownText {
        let isChina = region.hasPrefix("cn-")
        return switch name {
        case "AWS::Region": KnownText(region)
        case "AWS::Partition": KnownText(isChina ? "aws-cn" : region.hasPrefix("us-gov-") ? "aws-us-gov" : "aws")
        case "AWS::URLSuffix": KnownText(isChina ? "amazonaws.com.cn" : "amazonaws.com")
        case "AWS::AccountId": KnownText(leastLength: 12)
        default: KnownText(leastLength: leastLength(of: parameters[name]))
        }
    }
}
