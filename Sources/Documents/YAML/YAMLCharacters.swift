extension YAMLParser {
    /// Looks at every character once, so that nothing after it has to: bytes that are not UTF-8 and characters that YAML does not allow are
    /// errors wherever they stand, in comments too.
    func checkCharacters() throws(ReadingError) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x20, byte < 0x7F {
                index += 1
            } else if byte < 0x80 {
                guard byte == 0x0A || byte == 0x0D || byte == 0x09 else { throw forbidden(UInt32(byte), at: index) }
                index += 1
            } else {
                guard let (scalar, length) = scalar(at: index) else { throw failure("the bytes are not UTF-8", at: index) }
                try checkScalar(scalar, at: index)
                index += length
            }
        }
    }

    private func checkScalar(_ scalar: UInt32, at index: Int) throws(ReadingError) {
        switch scalar {
        case 0x85, 0x2028, 0x2029:
            if schema == .template {
                throw failure(
                    "U+\(Self.hex(scalar)) ends a line in YAML 1.1 and none in YAML 1.2; write it as an escape in double quotes", at: index)
            }
        case 0xFEFF:
            if index > 0 { throw failure("a byte order mark stands in the text; write it as \\uFEFF in double quotes", at: index) }
        case 0x80..<0xA0, 0xFFFE, 0xFFFF: throw forbidden(scalar, at: index)
        default: break
        }
    }

    private func forbidden(_ scalar: UInt32, at index: Int) -> ReadingError {
        failure("the character U+\(Self.hex(scalar)) may not stand in YAML; write it as an escape in double quotes", at: index)
    }

    private static func hex(_ scalar: UInt32) -> String {
        let digits = String(scalar, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The character of several bytes at `index`; nil when the bytes are not UTF-8.
    private func scalar(at index: Int) -> (scalar: UInt32, length: Int)? {
        let (length, least, bits): (Int, UInt32, UInt8) =
            switch bytes[index] {
            case 0xC2...0xDF: (2, 0x80, 0x1F)
            case 0xE0...0xEF: (3, 0x800, 0x0F)
            case 0xF0...0xF4: (4, 0x10000, 0x07)
            default: (0, 0, 0)
            }
        guard length > 0, index + length <= bytes.count else { return nil }
        var scalar = UInt32(bytes[index] & bits)
        for offset in 1..<length {
            guard bytes[index + offset] & 0xC0 == 0x80 else { return nil }
            scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F)
        }
        guard scalar >= least, Unicode.Scalar(scalar) != nil else { return nil }
        return (scalar, length)
    }
}
