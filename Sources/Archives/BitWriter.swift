/// Bits as DEFLATE packs them: the first one in the lowest place of the first byte.
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var count = 0

    /// - Parameter length: at most 32.
    mutating func write(_ bits: Int, _ length: Int) {
        pending |= UInt64(bits) &<< UInt64(count)
        count += length
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending &>>= 8
            count -= 8
        }
    }

    mutating func write(_ code: HuffmanCode, _ symbol: Int) { write(code.bits[symbol], code.lengths[symbol]) }

    /// Fills the last byte with zeros.
    mutating func align() { if count > 0 { write(0, 8 - count) } }

    /// Appends whole bytes, after `align`.
    mutating func append(_ others: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: others) }
}
