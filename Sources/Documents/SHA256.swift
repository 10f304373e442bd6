import CSHA256

/// SHA-256 (FIPS 180-4): what content is named by. The toolchain's libraries have none that works on every platform.
public struct SHA256: Sendable {
    /// The digest of `bytes` as 64 lower-case hexadecimal digits.
    public static func hex(of bytes: [UInt8]) -> String { SHA256().hex(followedBy: bytes[...]) }

    private var state: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    private var count = 0
    private let compress: @Sendable (UnsafeMutablePointer<UInt32>?, UnsafePointer<UInt8>?, Int) -> Void

    init(by compress: @escaping @Sendable (UnsafeMutablePointer<UInt32>?, UnsafePointer<UInt8>?, Int) -> Void = loom_sha256_blocks) {
        self.compress = compress
    }

    /// What was read of texts that begin alike, so that the beginning is read once.
    /// - Parameter start: as many whole blocks of 64 bytes as it holds are taken.
    /// - Returns: the digest so far, and where the rest starts.
    public static func beginning(_ start: ArraySlice<UInt8>) -> (digest: SHA256, rest: Int) {
        var digest = SHA256()
        let rest = digest.absorb(start)
        return (digest, rest)
    }

    /// The digest of everything so far and of `rest`, as hexadecimal digits.
    public func hex(followedBy rest: ArraySlice<UInt8>) -> String {
        var digest = self
        // What is left over, one bit, zeros, and the length in bits as the last eight bytes of a block.
        var end = Array(rest[digest.absorb(rest)...])
        let bits = (digest.count + end.count) * 8
        end.append(0x80)
        end.append(contentsOf: repeatElement(0, count: (120 - end.count) % 64))
        end.append(contentsOf: (0..<8).reversed().map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) })
        _ = digest.absorb(end[...])
        return digest.hexadecimal
    }

    /// - Returns: where the bytes start that fill no block.
    private mutating func absorb(_ bytes: ArraySlice<UInt8>) -> Int {
        let blocks = bytes.count / 64
        bytes.withUnsafeBufferPointer { compress(&state, $0.baseAddress, blocks) }
        count += blocks * 64
        return bytes.startIndex + blocks * 64
    }

    private var hexadecimal: String {
        String(unsafeUninitializedCapacity: 64) { text in
            for (index, word) in state.enumerated() {
                for digit in 0..<8 {
                    let value = UInt8(truncatingIfNeeded: word >> (28 - 4 * digit)) & 15
                    text[index * 8 + digit] = value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
                }
            }
            return 64
        }
    }
}
