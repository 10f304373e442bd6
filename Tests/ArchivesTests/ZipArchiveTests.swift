import Documents
import Testing

@testable import Archives

@Suite struct ZipArchiveTests {
    @Test("what goes in comes out", arguments: Sample.allCases)
    func roundTrip(_ sample: Sample) throws {
        let bytes = sample.bytes
        let files = try #require(Unzip(ZipArchive([.init("a", bytes)]).bytes)).files
        #expect(files.count == 1)
        // Not shown when it fails: it is long.
        let isSame = files.first?.bytes == bytes
        #expect(isSame)
    }

    @Test("texts that repeat themselves become small, what cannot be compressed stays as it is")
    func sizes() {
        #expect(ZipArchive([.init("a", Sample.source.bytes)]).bytes.count < Sample.source.bytes.count / 10)
        #expect(ZipArchive([.init("a", Sample.words.bytes)]).bytes.count < Sample.words.bytes.count * 6 / 10)
        #expect(ZipArchive([.init("a", Sample.zeros.bytes)]).bytes.count < 1_000)
        #expect(ZipArchive([.init("a", Sample.noise.bytes)]).bytes.count == Sample.noise.bytes.count + 100)
    }

    @Test("bytes depend on nothing but names, bytes and kinds of the files")
    func determinism() throws {
        let files: [ZipArchive.File] = [
            .init("b/run.sh", Array("#!".utf8), isExecutable: true), .init("a.py", Array("1".utf8)), .init("Z", []), .init("é", [0]),
        ]
        let archive = ZipArchive(files)
        #expect(archive.bytes == ZipArchive(files.reversed()).bytes)
        // Were the bytes to change with a new version of ours, every function would be deployed again.
        #expect(SHA256.hex(of: archive.bytes) == "2420402f40f8edf440597a2bd1818863c2fd77f0db82bbfef482007c4e482f65")
        let read = try #require(Unzip(archive.bytes)).files
        #expect(read.map(\.path) == ["Z", "a.py", "b/run.sh", "é"])
        #expect(read.map(\.mode) == [0o100644, 0o100644, 0o100755, 0o100644])
        #expect(Set(read.map(\.date)) == [0x0021_0000])
    }

    @Test("the checksum is that of the format")
    func checksum() throws {
        let file = try #require(Unzip(ZipArchive([.init("a", Array("123456789".utf8))]).bytes)?.files.first)
        #expect(file.checksum == 0xCBF4_3926)
    }

    @Test("an archive of nothing")
    func empty() { #expect(Unzip(ZipArchive([]).bytes)?.files == []) }

    @Test("codes stay within their limit and are complete", arguments: [7, 15])
    func codes(limit: Int) {
        // Fibonacci's numbers make the longest codes.
        var frequencies = [1, 1]
        while frequencies.count < (limit == 7 ? 19 : 40) {
            frequencies.append(frequencies[frequencies.count - 1] + frequencies[frequencies.count - 2])
        }
        let lengths = HuffmanCode(frequencies: frequencies, limit: limit).lengths
        #expect(lengths.max() == limit)
        #expect(lengths.reduce(0) { $0 + 1 << (limit - $1) } == 1 << limit)
    }

    /// Texts of many kinds, each always the same.
    enum Sample: CaseIterable {
        case nothing, one, two, zeros, source, words, noise, mixed, longest, periods, allBytes

        var bytes: [UInt8] {
            var state: UInt64 = 0x9E37_79B9_7F4A_7C15
            func random() -> Int {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return Int(state >> 33)
            }
            switch self {
            case .nothing: return []
            case .one: return [7]
            case .two: return [7, 7]
            case .zeros: return [UInt8](repeating: 0, count: 200_000)
            case .source:
                return Array(String(repeating: "def handler(event, context):\n    return {\"statusCode\": 200}\n", count: 700).utf8)
            case .words: return (0..<60_000).map { _ in Array("etaoin shrdlu".utf8)[min(random() % 13, random() % 13)] }
            case .noise: return (0..<100_000).map { _ in UInt8(random() & 255) }
            case .mixed:
                return (0..<40).flatMap {
                    $0 % 2 == 0 ? (0..<3_000).map { _ in UInt8(random() & 255) } : [UInt8](repeating: 65, count: 2_000)
                }
            // A repetition from as far away as there may be, and from one byte farther.
            case .longest:
                let start = (0..<300).map { _ in UInt8(random() & 255) }
                return start + [UInt8](repeating: 1, count: 32_768 - 300) + start + [UInt8](repeating: 2, count: 32_769 - 300) + start
            case .periods: return (1..<400).flatMap { period in (0..<(2 * period)).map { UInt8(truncatingIfNeeded: $0 % period * 7) } }
            case .allBytes: return (0..<4).flatMap { _ in (0..<256).map { UInt8($0) } }
            }
        }
    }
}
