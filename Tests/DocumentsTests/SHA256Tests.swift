import CSHA256
import Testing

@testable import Documents

@Suite struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `SHA-256 gives the digests of its standard`(text: String, digest: String) {
        #expect(SHA256.hex(of: Array(text.utf8)) == digest)
    }

    @Test func `the processor's instructions and plain arithmetic give the same digests`() {
        for count in 0..<300 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 31 + count) }
            #expect(SHA256.hex(of: bytes) == SHA256(by: loom_sha256_blocks_portable).hex(followedBy: bytes[...]))
        }
    }

    @Test(arguments: [0, 1, 63, 64, 65, 128, 200])
    func `texts that begin alike share what was read of the beginning`(start: Int) {
        let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let (digest, rest) = SHA256.beginning(bytes[..<start])
        #expect(rest == start / 64 * 64)
        #expect(digest.hex(followedBy: bytes[rest...]) == SHA256.hex(of: bytes))
        #expect(digest.hex(followedBy: []) == SHA256.hex(of: Array(bytes[..<rest])))
    }
}
