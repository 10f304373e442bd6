/// Finds what a text repeats of its last 32 KiB (LZ77).
struct MatchFinder {
    struct Match {
        var length: Int
        var distance: Int
    }

    static let window = 32_768
    static let shortest = 3
    static let longest = 258
    /// How many places are tried; more find little more.
    private static let tries = 64

    private let text: UnsafeBufferPointer<UInt8>
    /// The last place of each hash of three bytes, and before each place the one before it; -1 for none.
    private var heads = [Int32](repeating: -1, count: 1 << 15)
    private var previous = [Int32](repeating: -1, count: MatchFinder.window)
    private var inserted = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// The longest repetition that starts at `place`; nil where less than three bytes are repeated.
    mutating func match(at place: Int) -> Match? {
        while inserted < place { insert() }
        let room = min(Self.longest, text.count - place)
        guard room >= Self.shortest else { return nil }
        var best = Match(length: Self.shortest - 1, distance: 0)
        var candidate = Int(heads[hash(at: place)])
        for _ in 0..<Self.tries where candidate >= 0 && place - candidate <= Self.window {
            // What does not end as the best one does is no better.
            if text[candidate + best.length] == text[place + best.length] {
                var length = 0
                while length < room, text[candidate + length] == text[place + length] { length += 1 }
                if length > best.length { best = Match(length: length, distance: place - candidate) }
                if best.length == room { break }
            }
            let next = Int(previous[candidate & (Self.window - 1)])
            candidate = next < candidate ? next : -1
        }
        // From far away, three bytes are told no shorter than they are.
        let isWorthIt = best.length > Self.shortest || best.distance <= 4_096
        return best.distance > 0 && isWorthIt ? best : nil
    }

    private mutating func insert() {
        if inserted + Self.shortest <= text.count {
            let hash = hash(at: inserted)
            previous[inserted & (Self.window - 1)] = heads[hash]
            heads[hash] = Int32(truncatingIfNeeded: inserted)
        }
        inserted += 1
    }

    private func hash(at place: Int) -> Int {
        let bytes = UInt32(text[place]) | UInt32(text[place + 1]) << 8 | UInt32(text[place + 2]) << 16
        return Int((bytes &* 0x9E37_79B1) >> 17)
    }
}
