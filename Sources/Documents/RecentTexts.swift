/// Texts that were read not long ago. A document says the same references, media types and descriptions again and again; each is then one text
/// in memory. Short texts need none: they are no more than a value.
struct RecentTexts {
    private var texts = Array(repeating: "", count: Self.count)

    private static let count = 1_024
    private static let shortest = 16
    private static let longest = 96

    /// The text that ASCII bytes are.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard bytes.count >= Self.shortest, bytes.count <= Self.longest else { return String(decoding: bytes, as: UTF8.self) }
        let place = Self.place(of: bytes)
        if texts[place].utf8.count == bytes.count, texts[place].isEqual(bytes) { return texts[place] }
        let text = String(decoding: bytes, as: UTF8.self)
        texts[place] = text
        return text
    }

    /// Texts that differ mostly do so near their ends.
    private static func place(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let end = raw.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
        let middle = raw.loadUnaligned(fromByteOffset: bytes.count - 16, as: UInt64.self)
        let mixed = (end ^ (middle &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(bytes.count)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 54)
    }
}

extension String {
    /// Whether it has these bytes and no others, given that it has as many.
    fileprivate func isEqual(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        utf8.withContiguousStorageIfAvailable { own in own.indices.allSatisfy { own[$0] == bytes[$0] } } ?? utf8.elementsEqual(bytes)
    }
}
