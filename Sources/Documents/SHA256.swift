import CSHA256

/// SHA-256 (FIPS 180-4): what content is named by. The toolchain's libraries have none that works on every platform.
public enum SHA256 {
    /// The digest of `bytes` as 64 lower-case hexadecimal digits.
    public static func hex(of bytes: [UInt8]) -> String { hex(of: bytes, by: loom_sha256_blocks) }

    static func hex(of bytes: [UInt8], by compress: (UnsafeMutablePointer<UInt32>?, UnsafePointer<UInt8>?, Int) -> Void) -> String {
        var state: [UInt32] = [
            0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
        ]
        let whole = bytes.count / 64
        bytes.withUnsafeBufferPointer { compress(&state, $0.baseAddress, whole) }
        // What is left over, one bit, zeros, and the length in bits as the last eight bytes of a block.
        var end = Array(bytes[(whole * 64)...])
        end.append(0x80)
        end.append(contentsOf: repeatElement(0, count: (120 - end.count) % 64))
        end.append(contentsOf: (0..<8).reversed().map { UInt8(truncatingIfNeeded: (bytes.count * 8) >> ($0 * 8)) })
        compress(&state, end, end.count / 64)
        return String(unsafeUninitializedCapacity: 64) { text in
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
