/// A prefix code of symbols: the shorter, the more frequent they are.
struct HuffmanCode {
    /// Of each symbol, in bits; 0 for one that does not occur.
    let lengths: [Int]
    /// Of each symbol, its first bit in the lowest place.
    let bits: [Int]

    /// The canonical code with these lengths (RFC 1951, 3.2.2).
    init(lengths: [Int]) {
        self.lengths = lengths
        var next = [Int](repeating: 0, count: 17)
        for length in lengths where length > 0 { next[length + 1] += 1 }
        for length in 1...16 { next[length] = (next[length] + next[length - 1]) << 1 }
        bits = lengths.map { length in
            guard length > 0 else { return 0 }
            defer { next[length] += 1 }
            return Self.reversed(next[length], length)
        }
    }

    /// The best code whose lengths stay within `limit`.
    init(frequencies: [Int], limit: Int) { self.init(lengths: Self.lengths(frequencies, limit)) }

    private static func reversed(_ code: Int, _ length: Int) -> Int {
        (0..<length).reduce(0) { $0 << 1 | (code >> $1) & 1 }
    }

    /// By package-merge: each symbol is as long as the number of cheap packages that it is in.
    private static func lengths(_ frequencies: [Int], _ limit: Int) -> [Int] {
        var lengths = [Int](repeating: 0, count: frequencies.count)
        let leaves = frequencies.indices.filter { frequencies[$0] > 0 }.map { (weight: frequencies[$0], symbols: [$0]) }
            .sorted { ($0.weight, $0.symbols[0]) < ($1.weight, $1.symbols[0]) }
        guard leaves.count > 1 else {
            // Some readers take no code of one symbol: it gets a neighbour that never occurs.
            if let only = leaves.first?.symbols[0] { (lengths[only], lengths[only == 0 ? 1 : 0]) = (1, 1) }
            return lengths
        }
        var row = leaves
        for _ in 1..<limit {
            var merged: [(weight: Int, symbols: [Int])] = []
            merged.reserveCapacity(leaves.count + row.count / 2)
            var leaf = 0
            for pair in stride(from: 0, to: row.count - 1, by: 2) {
                let weight = row[pair].weight + row[pair + 1].weight
                while leaf < leaves.count, leaves[leaf].weight <= weight {
                    merged.append(leaves[leaf])
                    leaf += 1
                }
                merged.append((weight, row[pair].symbols + row[pair + 1].symbols))
            }
            row = merged + leaves[leaf...]
        }
        for package in row.prefix(2 * leaves.count - 2) { for symbol in package.symbols { lengths[symbol] += 1 } }
        return lengths
    }
}
