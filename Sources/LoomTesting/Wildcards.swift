/// A text in which `*` stands for any characters or none.
struct Wildcards {
    private let parts: [[UInt8]]

    init(_ pattern: String) { parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map { Array($0.utf8) } }

    func match(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        guard parts.count > 1 else { return rest.elementsEqual(parts[0]) }
        guard rest.starts(with: parts[0]) else { return false }
        rest = rest.dropFirst(parts[0].count)
        for part in parts[1..<(parts.count - 1)] where !part.isEmpty {
            guard let start = rest.indices.first(where: { rest[$0...].starts(with: part) }) else { return false }
            rest = rest[(start + part.count)...]
        }
        let last = parts[parts.count - 1]
        return rest.suffix(last.count).elementsEqual(last)
    }
}
