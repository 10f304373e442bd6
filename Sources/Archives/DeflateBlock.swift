/// A stretch of a text with codes of its own: literals and repetitions, written in the shortest of the three ways that there are.
struct DeflateBlock {
    let start: Int
    /// A literal; or, marked by the highest bit, a repetition as `distance << 16 | length`.
    private(set) var tokens: [UInt64] = []
    private var literals = [Int](repeating: 0, count: 286)
    private var distances = [Int](repeating: 0, count: 30)

    init(start: Int) {
        self.start = start
        literals[Self.end] = 1
    }

    private static let end = 256
    private static let isMatch: UInt64 = 1 << 63

    mutating func add(literal: UInt8) {
        tokens.append(UInt64(literal))
        literals[Int(literal)] += 1
    }

    mutating func add(_ match: MatchFinder.Match) {
        tokens.append(Self.isMatch | UInt64(match.distance) << 16 | UInt64(match.length))
        literals[257 + Self.lengthCodes.index(of: match.length)] += 1
        distances[Self.distanceCodes.index(of: match.distance)] += 1
    }

    func write(_ text: UnsafeBufferPointer<UInt8>, isLast: Bool, to writer: inout BitWriter) {
        let own = (HuffmanCode(frequencies: literals, limit: 15), HuffmanCode(frequencies: distances, limit: 15))
        let header = CodeLengths(own.0, own.1)
        let ownSize = header.size + size(own.0, own.1)
        let fixedSize = size(Self.fixed.0, Self.fixed.1)
        if 8 * (text.count + 5 * (1 + text.count / 65_535)) <= min(ownSize, fixedSize) {
            store(text, isLast: isLast, to: &writer)
        } else if fixedSize <= ownSize {
            writer.write((isLast ? 1 : 0) | 1 << 1, 3)
            write(Self.fixed.0, Self.fixed.1, to: &writer)
        } else {
            writer.write((isLast ? 1 : 0) | 2 << 1, 3)
            header.write(to: &writer)
            write(own.0, own.1, to: &writer)
        }
    }

    private func store(_ text: UnsafeBufferPointer<UInt8>, isLast: Bool, to writer: inout BitWriter) {
        var rest = text[...]
        repeat {
            let part = rest.prefix(65_535)
            rest = rest.dropFirst(part.count)
            writer.write(isLast && rest.isEmpty ? 1 : 0, 3)
            writer.align()
            writer.write(part.count, 16)
            writer.write(~part.count & 0xFFFF, 16)
            writer.append(UnsafeBufferPointer(rebasing: part))
        } while !rest.isEmpty
    }

    private func write(_ literalCode: HuffmanCode, _ distanceCode: HuffmanCode, to writer: inout BitWriter) {
        for token in tokens {
            guard token & Self.isMatch != 0 else {
                writer.write(literalCode, Int(token))
                continue
            }
            let (length, distance) = (Int(token & 0xFFFF), Int((token & ~Self.isMatch) >> 16))
            let lengthIndex = Self.lengthCodes.index(of: length)
            writer.write(literalCode, 257 + lengthIndex)
            writer.write(length - Self.lengthCodes.bases[lengthIndex], Self.lengthCodes.extra[lengthIndex])
            let distanceIndex = Self.distanceCodes.index(of: distance)
            writer.write(distanceCode, distanceIndex)
            writer.write(distance - Self.distanceCodes.bases[distanceIndex], Self.distanceCodes.extra[distanceIndex])
        }
        writer.write(literalCode, Self.end)
    }

    /// In bits, without the three that start a block.
    private func size(_ literalCode: HuffmanCode, _ distanceCode: HuffmanCode) -> Int {
        var size = 0
        for (symbol, count) in literals.enumerated() where count > 0 {
            size += count * (literalCode.lengths[symbol] + (symbol > 256 ? Self.lengthCodes.extra[symbol - 257] : 0))
        }
        for (symbol, count) in distances.enumerated() where count > 0 {
            size += count * (distanceCode.lengths[symbol] + Self.distanceCodes.extra[symbol])
        }
        return size
    }

    /// RFC 1951, 3.2.6.
    private static let fixed = (
        HuffmanCode(lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }),
        HuffmanCode(lengths: [Int](repeating: 5, count: 30))
    )

    // RFC 1951, 3.2.5.
    private static let lengthCodes = RangeCodes(
        [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5], from: MatchFinder.shortest,
        last: MatchFinder.longest)
    private static let distanceCodes = RangeCodes((0..<30).map { max(0, $0 / 2 - 1) }, from: 1, last: nil)
}

/// Codes for ranges of numbers, each with extra bits that say which one of its range.
private struct RangeCodes {
    var extra: [Int]
    var bases: [Int] = []
    private var indices: [UInt8] = []

    /// - Parameter last: a number after all ranges with a code of its own, though a range holds it.
    init(_ extra: [Int], from first: Int, last: Int?) {
        self.extra = extra
        var base = first
        for (index, bits) in extra.enumerated() {
            bases.append(base)
            indices += [UInt8](repeating: UInt8(index), count: 1 << bits)
            base += 1 << bits
        }
        self.first = first
        if let last {
            indices[last - first] = UInt8(extra.count)
            self.extra.append(0)
            bases.append(last)
        }
    }

    private let first: Int

    func index(of number: Int) -> Int { Int(indices[number - first]) }
}

/// The lengths of a block's codes as they are written before it (RFC 1951, 3.2.7).
private struct CodeLengths {
    private var literalCount: Int
    private var distanceCount: Int
    /// Symbol, extra bits, and their number.
    private var symbols: [(symbol: Int, extra: Int, bits: Int)] = []
    private let code: HuffmanCode
    private let codeCount: Int

    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    init(_ literals: HuffmanCode, _ distances: HuffmanCode) {
        literalCount = max(257, (literals.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
        distanceCount = max(1, (distances.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
        let lengths = Array(literals.lengths[..<literalCount] + distances.lengths[..<distanceCount])
        var place = 0
        while place < lengths.count {
            let length = lengths[place]
            var run = lengths[place...].prefix { $0 == length }.count
            place += run
            if length > 0 {
                symbols.append((length, 0, 0))
                run -= 1
            }
            while run >= 3 {
                let part = min(run, length > 0 ? 6 : 138)
                switch (length, part) {
                case (0, 11...): symbols.append((18, part - 11, 7))
                case (0, _): symbols.append((17, part - 3, 3))
                default: symbols.append((16, part - 3, 2))
                }
                run -= part
            }
            symbols += [(symbol: Int, extra: Int, bits: Int)](repeating: (length, 0, 0), count: run)
        }
        var frequencies = [Int](repeating: 0, count: 19)
        for symbol in symbols { frequencies[symbol.symbol] += 1 }
        let code = HuffmanCode(frequencies: frequencies, limit: 7)
        self.code = code
        codeCount = max(4, (Self.order.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
    }

    var size: Int { symbols.reduce(14 + 3 * codeCount) { $0 + code.lengths[$1.symbol] + $1.bits } }

    func write(to writer: inout BitWriter) {
        writer.write(literalCount - 257, 5)
        writer.write(distanceCount - 1, 5)
        writer.write(codeCount - 4, 4)
        for symbol in Self.order[..<codeCount] { writer.write(code.lengths[symbol], 3) }
        for symbol in symbols {
            writer.write(code, symbol.symbol)
            writer.write(symbol.extra, symbol.bits)
        }
    }
}
