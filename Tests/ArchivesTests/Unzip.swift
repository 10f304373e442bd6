/// Reads an archive back, by the directory at its end. Written after RFC 1951 and not after the writer, so that both cannot share a mistake.
struct Unzip {
    struct File: Equatable {
        var path: String
        var bytes: [UInt8]
        var mode: Int
        var date: Int
        var method: Int
        var checksum: Int
    }

    let files: [File]

    init?(_ archive: [UInt8]) {
        func number(_ at: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(archive[at + $1]) << (8 * $1) } }
        let end = archive.count - 22
        guard end >= 0, number(end, 4) == 0x0605_4B50, number(end + 16, 4) + number(end + 12, 4) == end else { return nil }
        var place = number(end + 16, 4)
        var files: [File] = []
        for _ in 0..<number(end + 10, 2) {
            guard number(place, 4) == 0x0201_4B50 else { return nil }
            let (packed, size, nameLength) = (number(place + 20, 4), number(place + 24, 4), number(place + 28, 2))
            let local = number(place + 42, 4)
            // Both headers say the same.
            guard number(local, 4) == 0x0403_4B50, archive[local + 4..<local + 30] == archive[place + 6..<place + 32] else { return nil }
            let start = local + 30 + nameLength
            let content = Array(archive[start..<start + packed])
            let method = number(place + 10, 2)
            guard let bytes = method == 0 ? content : Inflate.text(content), bytes.count == size else { return nil }
            files.append(
                File(
                    path: String(decoding: archive[place + 46..<place + 46 + nameLength], as: UTF8.self), bytes: bytes,
                    mode: number(place + 38, 4) >> 16, date: number(place + 12, 4), method: method, checksum: number(place + 16, 4)))
            place += 46 + nameLength
        }
        self.files = files
    }
}

/// RFC 1951 the other way round, as plainly as it can be written.
struct Inflate {
    private let bytes: [UInt8]
    private var place = 0

    static func text(_ bytes: [UInt8]) -> [UInt8]? {
        var inflate = Inflate(bytes: bytes)
        var text: [UInt8] = []
        while true {
            guard let isLast = inflate.bits(1), let kind = inflate.bits(2), inflate.block(kind, &text) else { return nil }
            if isLast == 1 { return (inflate.place + 7) / 8 == bytes.count ? text : nil }
        }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func bits(_ count: Int) -> Int? {
        guard place + count <= 8 * bytes.count else { return nil }
        defer { place += count }
        return (0..<count).reduce(0) { $0 | (Int(bytes[(place + $1) / 8]) >> ((place + $1) % 8) & 1) << $1 }
    }

    private mutating func block(_ kind: Int, _ text: inout [UInt8]) -> Bool {
        switch kind {
        case 0:
            place = (place + 7) / 8 * 8
            guard let count = bits(16), let inverse = bits(16), count ^ inverse == 0xFFFF, place / 8 + count <= bytes.count else {
                return false
            }
            text += bytes[place / 8..<place / 8 + count]
            place += 8 * count
            return true
        case 1:
            let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
            return symbols(Code(lengths), Code([Int](repeating: 5, count: 30)), &text)
        case 2:
            guard let hlit = bits(5), let hdist = bits(5), let hclen = bits(4) else { return false }
            var short = [Int](repeating: 0, count: 19)
            for index in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(hclen + 4) {
                guard let length = bits(3) else { return false }
                short[index] = length
            }
            var lengths: [Int] = []
            while lengths.count < hlit + 257 + hdist + 1 {
                guard let symbol = symbol(Code(short)) else { return false }
                switch symbol {
                case 16:
                    guard let more = bits(2), let last = lengths.last else { return false }
                    lengths += [Int](repeating: last, count: more + 3)
                case 17: lengths += [Int](repeating: 0, count: (bits(3) ?? 0) + 3)
                case 18: lengths += [Int](repeating: 0, count: (bits(7) ?? 0) + 11)
                default: lengths.append(symbol)
                }
            }
            guard lengths.count == hlit + 257 + hdist + 1, Code(short).isComplete else { return false }
            let literals = Code(Array(lengths[..<(hlit + 257)]))
            guard literals.isComplete else { return false }
            return symbols(literals, Code(Array(lengths[(hlit + 257)...])), &text)
        default: return false
        }
    }

    /// A code by length and value of its words.
    private struct Code {
        var words: [Int: Int] = [:]
        var isComplete = false

        init(_ lengths: [Int]) {
            var code = 0
            var share = 0
            for length in 1...15 {
                for (symbol, _) in lengths.enumerated().filter({ $0.element == length }) {
                    words[length << 16 | code] = symbol
                    code += 1
                    share += 1 << (15 - length)
                }
                code <<= 1
            }
            isComplete = share == 1 << 15
        }
    }

    private mutating func symbol(_ code: Code) -> Int? {
        var word = 0
        for length in 1...15 {
            guard let bit = bits(1) else { return nil }
            word = word << 1 | bit
            if let symbol = code.words[length << 16 | word] { return symbol }
        }
        return nil
    }

    private mutating func symbols(_ literals: Code, _ distances: Code, _ text: inout [UInt8]) -> Bool {
        while let symbol = symbol(literals) {
            if symbol == 256 { return true }
            if symbol < 256 {
                text.append(UInt8(symbol))
                continue
            }
            guard let length = number(symbol - 257, step: 4, first: 3), let index = self.symbol(distances),
                let distance = number(index, step: 2, first: 1), distance <= text.count
            else { return false }
            for _ in 0..<(symbol == 285 ? 258 : length) { text.append(text[text.count - distance]) }
        }
        return false
    }

    /// The number that a length's or a distance's code starts a range of: `step` ranges for each number of extra bits.
    private mutating func number(_ index: Int, step: Int, first: Int) -> Int? {
        let isLongest = step == 4 && index == 28
        let extra = isLongest ? 0 : max(0, index / step - 1)
        let base = index < 2 * step ? index : (step + index % step) << extra
        return bits(extra).map { first + base + $0 }
    }
}
