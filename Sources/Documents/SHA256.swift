/// SHA-256 (FIPS 180-4): what content is named by. The toolchain's libraries have none that works on every platform.
public struct SHA256 {
    // A tuple and not an array: its elements stay in registers.
    private var state: (a: UInt32, b: UInt32, c: UInt32, d: UInt32, e: UInt32, f: UInt32, g: UInt32, h: UInt32) = (
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
    )

    /// What was added and fills no block yet.
    private var rest: [UInt8] = []
    private var count = 0

    public init() {}

    /// The digest of `bytes` as 64 lower-case hexadecimal digits.
    public static func hex(of bytes: [UInt8]) -> String {
        var hash = SHA256()
        hash.add(bytes[...])
        return hash.hex
    }

    /// Adds bytes after those that were added before. A copy goes on by itself, so that texts that start alike share the work.
    public mutating func add(_ bytes: ArraySlice<UInt8>) {
        count += bytes.count
        let filling = rest.isEmpty ? bytes.prefix(0) : bytes.prefix(64 - rest.count)
        rest += filling
        if rest.count == 64 {
            rest.withUnsafeBufferPointer { add($0, from: 0) }
            rest = []
        }
        let others = bytes.dropFirst(filling.count)
        let blocks = others.count / 64 * 64
        others.withUnsafeBufferPointer { buffer in
            for start in stride(from: 0, to: blocks, by: 64) { add(buffer, from: start) }
        }
        rest += others.dropFirst(blocks)
    }

    /// The digest of all that was added, as 64 lower-case hexadecimal digits.
    public var hex: String {
        var hash = self
        var padding: [UInt8] = [0x80]
        padding.append(contentsOf: repeatElement(0, count: (119 - count % 64) % 64))
        padding.append(contentsOf: (0..<8).reversed().map { UInt8(truncatingIfNeeded: (count * 8) >> ($0 * 8)) })
        hash.add(padding[...])
        var text = ""
        let state = hash.state
        for word in [state.a, state.b, state.c, state.d, state.e, state.f, state.g, state.h] {
            let digits = String(word, radix: 16)
            text += String(repeating: "0", count: 8 - digits.count) + digits
        }
        return text
    }

    private mutating func add(_ block: UnsafeBufferPointer<UInt8>, from start: Int) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
            for index in 0..<16 {
                let bytes = UnsafeRawPointer(block.baseAddress! + start + 4 * index)
                words[index] = UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))
            }
            for index in 16..<64 {
                let low = words[index - 15]
                let high = words[index - 2]
                let sigma0 = low.rotated(7) ^ low.rotated(18) ^ (low &>> 3)
                let sigma1 = high.rotated(17) ^ high.rotated(19) ^ (high &>> 10)
                words[index] = words[index - 16] &+ sigma0 &+ words[index - 7] &+ sigma1
            }
            var (a, b, c, d) = (state.a, state.b, state.c, state.d)
            var (e, f, g, h) = (state.e, state.f, state.g, state.h)
            Self.constants.withUnsafeBufferPointer { constants in
                // Eight rounds at a time: the variables change their parts instead of their values.
                for index in stride(from: 0, to: 64, by: 8) {
                    Self.round(a, b, c, &d, e, f, g, &h, constants[index] &+ words[index])
                    Self.round(h, a, b, &c, d, e, f, &g, constants[index + 1] &+ words[index + 1])
                    Self.round(g, h, a, &b, c, d, e, &f, constants[index + 2] &+ words[index + 2])
                    Self.round(f, g, h, &a, b, c, d, &e, constants[index + 3] &+ words[index + 3])
                    Self.round(e, f, g, &h, a, b, c, &d, constants[index + 4] &+ words[index + 4])
                    Self.round(d, e, f, &g, h, a, b, &c, constants[index + 5] &+ words[index + 5])
                    Self.round(c, d, e, &f, g, h, a, &b, constants[index + 6] &+ words[index + 6])
                    Self.round(b, c, d, &e, f, g, h, &a, constants[index + 7] &+ words[index + 7])
                }
            }
            state.a &+= a
            state.b &+= b
            state.c &+= c
            state.d &+= d
            state.e &+= e
            state.f &+= f
            state.g &+= g
            state.h &+= h
        }
    }

    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ word: UInt32
    ) {
        let first = h &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ (g ^ (e & (f ^ g))) &+ word
        d = d &+ first
        h = first &+ (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ ((a & b) | (c & (a | b)))
    }

    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}

extension UInt32 {
    fileprivate func rotated(_ bits: UInt32) -> UInt32 { self &>> bits | self &<< (32 &- bits) }
}
