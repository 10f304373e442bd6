import Documents
import Testing

/// What was added in parts gives what the whole gives.
@Suite struct SHA256Tests {
    @Test(arguments: [0, 1, 55, 56, 63, 64, 65, 119, 120, 127, 128, 129, 1_000])
    func `bytes may be added in parts of any size`(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for cut in [0, 1, 7, 63, 64, 65, 500] where cut <= count {
            var hash = SHA256()
            hash.add(bytes[..<cut])
            hash.add(bytes[cut...])
            #expect(hash.hex == SHA256.hex(of: bytes), "cut at \(cut)")
        }
    }

    @Test func `a copy goes on by itself`() {
        var start = SHA256()
        start.add(Array("start".utf8)[...])
        var other = start
        other.add(Array(" and more".utf8)[...])
        #expect(start.hex == SHA256.hex(of: Array("start".utf8)))
        #expect(other.hex == SHA256.hex(of: Array("start and more".utf8)))
    }
}
