extension JSON {
    /// An object: its members in the order in which they were written. Small ones are searched, larger ones indexed, so a look-up costs
    /// the same in an object of ten thousand members as in one of ten.
    ///
    /// Two objects are equal when they have the same members, whatever their order.
    public struct Object: Sendable {
        public typealias Member = (key: String, value: JSON)
        public private(set) var members: [Member]
        private var index: [String: Int]?

        /// An object of more members is indexed.
        static let searched = 16

        public init() { members = [] }

        /// Members of which no two have one key; more than `searched` with the place of each.
        init(_ members: [Member], index: [String: Int]?) {
            self.members = members
            self.index = index
        }

        /// The members in the order given; of members with one key the last value stands, in the place of the first.
        @inlinable public init(_ members: some Sequence<(String, JSON)>) {
            self.init()
            for (key, value) in members { self[key] = value }
        }

        public var isEmpty: Bool { members.isEmpty }
        public var count: Int { members.count }
        public var keys: [String] { members.map(\.key) }
        public var values: [JSON] { members.map(\.value) }

        public subscript(key: String) -> JSON? {
            get { position(of: key).map { members[$0].value } }
            set {
                switch (position(of: key), newValue) {
                case (let position?, let value?): members[position].value = value
                case (let position?, nil):
                    members.remove(at: position)
                    reindex()
                case (nil, let value?): append(key, value)
                case (nil, nil): break
                }
            }
        }

        /// Adds a member that is not there yet; false, and no change, when the key is taken.
        @discardableResult
        public mutating func insert(_ key: String, _ value: JSON) -> Bool {
            guard position(of: key) == nil else { return false }
            append(key, value)
            return true
        }

        /// Puts a value in the place of the one at `position`.
        public mutating func replaceValue(at position: Int, by value: JSON) { members[position].value = value }

        /// The object with each value replaced by what `transform` makes of it.
        public func mapValues(_ transform: (JSON) throws -> JSON) rethrows -> Object {
            var copy = self
            for position in copy.members.indices { copy.members[position].value = try transform(members[position].value) }
            return copy
        }

        private func position(of key: String) -> Int? {
            if let index { return index[key] }
            let length = key.utf8.count
            return members.firstIndex { $0.key.utf8.count == length && $0.key == key }
        }

        private mutating func append(_ key: String, _ value: JSON) {
            members.append((key, value))
            if index != nil {
                index?[key] = members.count - 1
            } else if members.count > Self.searched {
                reindex()
            }
        }

        private mutating func reindex() {
            guard members.count > Self.searched else {
                index = nil
                return
            }
            index = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.key, $0) })
        }
    }
}

extension JSON.Object: Hashable {
    public static func == (left: Self, right: Self) -> Bool {
        guard left.count == right.count else { return false }
        // Most objects that are equal have their members in one order.
        return left.members.indices.allSatisfy { position in
            let (key, value) = left.members[position]
            let other = right.members[position]
            return other.key == key ? other.value == value : right[key] == value
        }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        var sum = 0
        for (key, value) in members {
            var member = Hasher()
            member.combine(key)
            member.combine(value)
            sum ^= member.finalize()
        }
        hasher.combine(sum)
    }
}

extension JSON.Object: Sequence, ExpressibleByDictionaryLiteral {
    public func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }
    public init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}
