extension String {
    /// Whether `other` stands anywhere in the text. The standard library's own way brings all of its regular expressions into the program.
    func holds(_ other: StaticString) -> Bool {
        other.withUTF8Buffer { wanted in
            guard let first = wanted.first else { return true }
            let bytes = utf8
            var place = bytes.startIndex
            while let start = bytes[place...].firstIndex(of: first) {
                if bytes[start...].starts(with: wanted) { return true }
                place = bytes.index(after: start)
            }
            return false
        }
    }
}
