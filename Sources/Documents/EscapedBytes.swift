extension UnsafeBufferPointer<UInt8> {
    /// Where the first byte at or after `start` stands that a JSON text escapes: a quotation mark, a backslash, a control character. Eight
    /// bytes are looked at together, since most texts have none.
    func firstEscaped(from start: Int) -> Int? {
        var position = start
        while position < count {
            if count - position >= 8, !Self.mayHoldEscaped(word(at: position)) {
                position += 8
                continue
            }
            let end = Swift.min(position + 8, count)
            while position < end {
                let byte = self[position]
                if byte < 0x20 || byte == 0x22 || byte == 0x5C { return position }
                position += 1
            }
        }
        return nil
    }

    private func word(at position: Int) -> UInt64 { UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: position, as: UInt64.self) }

    /// Never false where one of the bytes is escaped.
    private static func mayHoldEscaped(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let quotes = word ^ (ones &* 0x22)
        let backslashes = word ^ (ones &* 0x5C)
        let below = (word &- (ones &* 0x20)) & ~word
        return (below | ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)) & highs != 0
    }
}
