/// The names that differ least from `name`, the likeliest first; none that differs in more than a third of its letters. Case counts less
/// than any letter.
public func nearestNames(to name: String, among names: some Sequence<String>, limit: Int = 3) -> [String] {
    let wanted = Array(name.lowercased().utf8)
    let farthest = max(2, wanted.count / 3)
    var found: [(name: String, distance: Int)] = []
    for candidate in names where abs(candidate.utf8.count - wanted.count) <= farthest {
        let distance = editDistance(wanted, Array(candidate.lowercased().utf8), atMost: farthest)
        if distance <= farthest { found.append((candidate, distance)) }
    }
    return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(limit).map(\.name)
}

/// How many letters must be inserted, removed or replaced, or neighbours exchanged, to make one text of the other; `atMost + 1` for more
/// than that.
private func editDistance(_ left: [UInt8], _ right: [UInt8], atMost: Int) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, byte) in left.enumerated() {
        var current = [row + 1]
        current.reserveCapacity(right.count + 1)
        for column in right.indices {
            let replaced = last[column] + (byte == right[column] ? 0 : 1)
            var least = min(replaced, last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, byte == right[column - 1], left[row - 1] == right[column] {
                least = min(least, beforeLast[column - 1] + 1)
            }
            current.append(least)
        }
        if (current.min() ?? 0) > atMost { return atMost + 1 }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}
