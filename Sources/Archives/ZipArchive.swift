/// A zip archive whose bytes depend on nothing but the names, bytes and kinds of its files: sorted, without dates, with one of two modes.
/// <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>
public struct ZipArchive: Sendable {
    public struct File: Sendable {
        /// A path from the archive's root, with slashes.
        public var path: String
        public var bytes: [UInt8]
        public var isExecutable: Bool

        public init(_ path: String, _ bytes: [UInt8], isExecutable: Bool = false) {
            self.path = path
            self.bytes = bytes
            self.isExecutable = isExecutable
        }
    }

    /// What the format without its 64-bit extension holds.
    public static let mostFiles = 65_535
    public static let mostBytes = 1 << 31

    public let bytes: [UInt8]

    /// - Parameter files: each path once; at most `mostFiles` with `mostBytes` together.
    public init(_ files: [File]) {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            let entry = Entry(file)
            let offset = body.count
            body.append(contentsOf: Self.localHeader)
            body.append(contentsOf: entry.fields)
            body.append(contentsOf: entry.name)
            body.append(contentsOf: entry.content)
            directory.append(contentsOf: Self.directoryHeader)
            directory.append(contentsOf: entry.fields)
            // No comment, on the one disk that there is; the kind of file and its mode as Unix has them.
            directory.appendLittle(0, bytes: 6)
            directory.appendLittle((file.isExecutable ? 0o100755 : 0o100644) << 16, bytes: 4)
            directory.appendLittle(offset, bytes: 4)
            directory.append(contentsOf: entry.name)
        }
        var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
        end.appendLittle(files.count, bytes: 2)
        end.appendLittle(files.count, bytes: 2)
        end.appendLittle(directory.count, bytes: 4)
        end.appendLittle(body.count, bytes: 4)
        end.appendLittle(0, bytes: 2)
        bytes = body + directory + end
    }

    private static let localHeader: [UInt8] = [0x50, 0x4B, 3, 4]
    /// Made on Unix, by version 2.0 of the format.
    private static let directoryHeader: [UInt8] = [0x50, 0x4B, 1, 2, 20, 3]

    private struct Entry {
        let name: [UInt8]
        let content: [UInt8]
        /// What both headers say, from the version needed to the length of the extra field.
        let fields: [UInt8]

        init(_ file: File) {
            name = Array(file.path.utf8)
            let compressed = file.bytes.withUnsafeBufferPointer { Deflate.compressed($0) }
            let isSmaller = compressed.count < file.bytes.count
            content = isSmaller ? compressed : file.bytes
            var fields: [UInt8] = []
            fields.appendLittle(20, bytes: 2)
            // Names are UTF-8.
            fields.appendLittle(1 << 11, bytes: 2)
            fields.appendLittle(isSmaller ? 8 : 0, bytes: 2)
            // Midnight of the first day that the format knows.
            fields.appendLittle(0, bytes: 2)
            fields.appendLittle(1 << 5 | 1, bytes: 2)
            fields.appendLittle(Int(file.bytes.withUnsafeBufferPointer { CRC32.of($0) }), bytes: 4)
            fields.appendLittle(content.count, bytes: 4)
            fields.appendLittle(file.bytes.count, bytes: 4)
            fields.appendLittle(name.count, bytes: 2)
            fields.appendLittle(0, bytes: 2)
            self.fields = fields
        }
    }
}

extension [UInt8] {
    /// Appends a number, its lowest byte first.
    fileprivate mutating func appendLittle(_ number: Int, bytes: Int) {
        for index in 0..<bytes { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }
}
