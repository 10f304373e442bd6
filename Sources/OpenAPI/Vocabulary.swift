/// What a few known words mean. Words of one length and one first letter share a place, of which there are 64: to know that a word is none of
/// them takes less than to hash it.
struct Vocabulary<Meaning: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
    private let places: [[(word: String, meaning: Meaning)]]

    init(dictionaryLiteral words: (String, Meaning)...) { self.init(words) }

    init(_ words: [(String, Meaning)]) {
        var places = Array(repeating: [(word: String, meaning: Meaning)](), count: 64)
        for (word, meaning) in words { places[Self.place(of: word)].append((word, meaning)) }
        self.places = places
    }

    subscript(word: String) -> Meaning? {
        for entry in places[Self.place(of: word)] where entry.word == word { return entry.meaning }
        return nil
    }

    private static func place(of word: String) -> Int { (word.utf8.count &* 11 &+ Int(word.utf8.first ?? 0)) & 63 }
}
