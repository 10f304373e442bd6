extension StringProtocol {
    /// Where `other` stands first; nil where it does not, and for an empty one. The standard library's own way brings all of its regular
    /// expressions into the program.
    @inlinable public func firstRange(ofText other: some StringProtocol) -> Range<Index>? {
        guard let first = other.utf8.first else { return nil }
        var rest = utf8[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: other.utf8), let end = utf8.index(start, offsetBy: other.utf8.count, limitedBy: utf8.endIndex) {
                return start..<end
            }
            rest = rest.dropFirst()
        }
        return nil
    }

    /// What stands before, between and after the places where `other` stands, from the left; one part where it does not.
    @inlinable public func split(atText other: some StringProtocol) -> [SubSequence] {
        var parts: [SubSequence] = []
        var rest = self[...]
        while let range = rest.firstRange(ofText: other) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }

    /// Whether `other` stands anywhere in it.
    @inlinable public func holds(_ other: some StringProtocol) -> Bool { firstRange(ofText: other) != nil }
}
