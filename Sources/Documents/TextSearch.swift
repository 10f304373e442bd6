extension StringProtocol {
    /// Where `other` stands first; nil where it does not, and for an empty one. The standard library's own way brings all of its regular
    /// expressions into the program.
    @inlinable public func firstRange(ofText other: some StringProtocol) -> Range<Index>? {
        guard let offset = offset(of: other) else { return nil }
        let start = utf8.index(startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: other.utf8.count)
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
    @inlinable public func holds(_ other: some StringProtocol) -> Bool { offset(of: other) != nil }

    /// In bytes.
    @inlinable func offset(of other: some StringProtocol) -> Int? {
        withBytes { bytes in other.withBytes { bytes.offset(of: $0) } }
    }

    @inlinable func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(utf8).withUnsafeBufferPointer(body)
    }
}

extension UnsafeBufferPointer<UInt8> {
    @usableFromInline func offset(of other: Self) -> Int? {
        guard let first = other.first, other.count <= count else { return nil }
        for start in 0...(count - other.count) where self[start] == first {
            var length = 1
            while length < other.count, self[start + length] == other[length] { length += 1 }
            if length == other.count { return start }
        }
        return nil
    }
}
