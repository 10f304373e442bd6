/// Bytes that grow at their end. An array would check with each byte whether somebody else holds it.
struct ByteBuffer: ~Copyable {
    private var base = UnsafeMutablePointer<UInt8>.allocate(capacity: 4_096)
    private var capacity = 4_096
    private var count = 0

    deinit { base.deallocate() }

    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

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
        if capacity - count < number { grow(number) }
    }

    @inline(never)
    private mutating func grow(_ number: Int) {
        capacity = max(2 * capacity, count + number)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.initialize(from: base, count: count)
        base.deallocate()
        base = larger
    }
}
