/// A pattern of paths, as `.gitignore` has them: `*` stands for anything but a slash, `**` for any folders, a slash at the end for a
/// folder. Without another slash it is looked for at any depth: `*.pyc`, `__pycache__/`, `*-dist-info/`. What lies in a folder that it
/// meets, it meets too.
public struct PathPattern: Sendable, Hashable, ExpressibleByStringLiteral {
    /// As it was written.
    public let text: String
    private let segments: [[UInt8]]
    private let isFolder: Bool
    private let floats: Bool

    /// A pattern from a text: `*.pyc`, `vendor/**/test/`. Every text is one.
    public init(_ text: String) {
        self.text = text
        isFolder = text.utf8.last == Self.slash
        segments = text.utf8.split(separator: Self.slash).map { Array($0) }
        floats = segments.count < 2 && text.utf8.first != Self.slash
    }

    public init(stringLiteral value: String) { self.init(value) }

    /// - Parameter path: that of a folder ends in a slash.
    public func matches(_ path: String) -> Bool {
        let parts = path.utf8.split(separator: Self.slash, omittingEmptySubsequences: false).map { Array($0) }
        // The last part of a path is no folder; after a slash it is nothing at all.
        let candidates = isFolder || parts.last?.isEmpty == true ? parts.count - 1 : parts.count
        guard candidates > 0, let first = segments.first else { return false }
        if floats { return parts[..<candidates].contains { Self.matches($0[...], first[...]) } }
        return (1...candidates).contains { Self.matches(parts[..<$0], segments[...]) }
    }

    private static let slash = UInt8(ascii: "/")
    private static let star = UInt8(ascii: "*")

    private static func matches(_ parts: ArraySlice<[UInt8]>, _ segments: ArraySlice<[UInt8]>) -> Bool {
        guard let segment = segments.first else { return parts.isEmpty }
        if segment == [star, star] {
            return (parts.startIndex...parts.endIndex).contains { matches(parts[$0...], segments.dropFirst()) }
        }
        guard let part = parts.first else { return false }
        return matches(part[...], segment[...]) && matches(parts.dropFirst(), segments.dropFirst())
    }

    private static func matches(_ text: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
        var (text, pattern) = (text, pattern)
        // Where the last star stood, and what it has taken.
        var retry: (text: ArraySlice<UInt8>, pattern: ArraySlice<UInt8>)?
        while true {
            if let wanted = pattern.first, wanted == star {
                pattern = pattern.dropFirst()
                retry = (text, pattern)
            } else if let wanted = pattern.first, let found = text.first, wanted == found {
                (text, pattern) = (text.dropFirst(), pattern.dropFirst())
            } else if text.isEmpty, pattern.isEmpty {
                return true
            } else if let star = retry, !star.text.isEmpty {
                retry = (star.text.dropFirst(), star.pattern)
                (text, pattern) = (star.text.dropFirst(), star.pattern)
            } else {
                return false
            }
        }
    }
}
