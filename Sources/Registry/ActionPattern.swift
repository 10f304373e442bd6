/// An action as policies write it: `*` stands for any letters and `?` for one; case does not count.
public enum ActionPattern {
    public static func matches(_ pattern: String, _ action: String) -> Bool {
        matches(Array(pattern.lowercased().utf8)[...], Array(action.lowercased().utf8)[...])
    }

    /// Goes back to the last star only, so that the time stays within the product of the lengths.
    static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        var (at, place) = (pattern.startIndex, text.startIndex)
        var star: (after: Int, place: Int)?
        while place < text.endIndex {
            if at < pattern.endIndex, pattern[at] == UInt8(ascii: "*") {
                at += 1
                star = (at, place)
            } else if at < pattern.endIndex, pattern[at] == UInt8(ascii: "?") || pattern[at] == text[place] {
                at += 1
                place += 1
            } else if let last = star {
                star = (last.after, last.place + 1)
                (at, place) = (last.after, last.place + 1)
            } else {
                return false
            }
        }
        return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
