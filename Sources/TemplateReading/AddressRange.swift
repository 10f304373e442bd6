/// A range of IPv4 addresses: `10.0.0.0/16`.
package struct AddressRange: Hashable {
    package let first: UInt32
    package let prefix: Int
    /// Whether the address written is the first of the range.
    package let isExact: Bool

    /// Nil for what is no range.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let prefix = Self.number(parts[1], upTo: 32) else { return nil }
        let bytes = parts[0].split(separator: ".", omittingEmptySubsequences: false).map { Self.number($0, upTo: 255) }
        guard bytes.count == 4, bytes.allSatisfy({ $0 != nil }) else { return nil }
        let address = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1 ?? 0) }
        let mask: UInt32 = prefix == 0 ? 0 : ~0 << UInt32(32 - prefix)
        self.prefix = prefix
        first = address & mask
        isExact = first == address
    }

    private static func number(_ text: Substring, upTo most: Int) -> Int? {
        guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), number <= most
        else {
            return nil
        }
        return number
    }

    package func contains(_ other: AddressRange) -> Bool { prefix <= other.prefix && overlaps(other) }

    package func overlaps(_ other: AddressRange) -> Bool {
        let shared = min(prefix, other.prefix)
        return shared == 0 || first >> UInt32(32 - shared) == other.first >> UInt32(32 - shared)
    }
}
