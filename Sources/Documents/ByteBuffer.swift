/// Bytes that grow at their end. An array would check with each byte whether somebody else holds it, and would hold all bytes twice whenever
/// it grows; here they stand in chunks.
struct ByteBuffer: ~Copyable {
    private var base = UnsafeMutablePointer<UInt8>.allocate(capacity: 4_096)
    private var capacity = 4_096
    private var count = 0
    /// The chunks before the one that is being filled, and how many bytes they hold.
    private var full: [UnsafeMutableBufferPointer<UInt8>] = []

    private static let largestChunk = 1 << 20

    deinit {
        base.deallocate()
        for chunk in full { chunk.deallocate() }
    }

    /// Takes all bytes out. Each chunk goes as soon as its bytes are in the array.
    mutating func take() -> [UInt8] {
        let result = [UInt8](unsafeUninitializedCapacity: full.reduce(count) { $0 + $1.count }) { buffer, initialized in
            for chunk in full {
                _ = UnsafeMutableBufferPointer(rebasing: buffer[initialized...]).initialize(from: chunk)
                initialized += chunk.count
                chunk.deallocate()
            }
            _ = UnsafeMutableBufferPointer(rebasing: buffer[initialized...]).initialize(
                from: UnsafeBufferPointer(start: base, count: count))
            initialized += count
        }
        full = []
        count = 0
        return result
    }

    mutating func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count += 1
    }

    mutating func append(_ byte: UInt8, count number: Int) {
        reserve(number)
        (base + count).initialize(repeating: byte, count: number)
        count += number
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        (base + count).initialize(from: start, count: bytes.count)
        count += bytes.count
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    private mutating func reserve(_ number: Int) {
        if capacity - count < number { begin(number) }
    }

    /// Begins a chunk that takes `number` bytes at least.
    @inline(never)
    private mutating func begin(_ number: Int) {
        full.append(UnsafeMutableBufferPointer(start: base, count: count))
        capacity = max(min(2 * capacity, Self.largestChunk), number)
        base = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        count = 0
    }
}
