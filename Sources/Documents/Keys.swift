extension JSONReader {
    /// The keys of an object that is being read, to find one that stands twice. Few objects have two keys of one mark, so that most keys
    /// are compared with no other.
    struct Keys {
        /// Where each key stands, once there are many.
        private(set) var index: [String: Int]?
        private var marks: UInt64 = 0
        private var count = 0

        /// Whether the key is new; `members` holds those before it, from `first` on.
        mutating func insert(_ key: String, _ mark: UInt64, _ members: borrowing Stack<JSON.Object.Member>, from first: Int) -> Bool {
            defer { count += 1 }
            if index != nil { return index?.updateValue(count, forKey: key) == nil }
            defer { marks |= mark }
            if marks & mark != 0, (first..<first + count).contains(where: { members[$0].key == key }) { return false }
            if count == JSON.Object.searched {
                var index = [String: Int](minimumCapacity: 2 * count)
                for position in 0..<count { index[members[first + position].key] = position }
                index[key] = count
                self.index = index
            }
            return true
        }

        /// One of 64 bits, by the length of the key and its ends. Where the key is written with escapes, those of what it says count.
        static func mark(of key: String, written: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
            if written.count == key.utf8.count { return mark(written.count, written.first, written.last) }
            return mark(key.utf8.count, key.utf8.first, key.utf8.last)
        }

        private static func mark(_ count: Int, _ first: UInt8?, _ last: UInt8?) -> UInt64 {
            1 << UInt64(truncatingIfNeeded: (count &* 31 &+ Int(first ?? 0) &* 7 &+ Int(last ?? 0)) & 63)
        }
    }
}
