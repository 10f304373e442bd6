extension JSONReader {
    mutating func readNumber() throws(ReadingError) -> JSON {
        let start = position
        var isWhole = true
        if next == UInt8(ascii: "-") { position += 1 }
        let digits = position
        try readDigits()
        if bytes[digits] == UInt8(ascii: "0"), position > digits + 1 { throw failure("a number starts with 0", at: start) }
        if next == UInt8(ascii: ".") {
            isWhole = false
            position += 1
            try readDigits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isWhole = false
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try readDigits()
        }
        // "-0" is a number of its own, which Int would make 0.
        if isWhole, let integer = integer(start..<position) { return .integer(integer) }
        return .decimal(ascii(start..<position))
    }

    /// The whole number that digits, perhaps after a minus, say; nil where it is -0 or does not fit.
    private func integer(_ range: Range<Int>) -> Int? {
        let isNegative = bytes[range.lowerBound] == UInt8(ascii: "-")
        var value = 0
        for byte in bytes[range].dropFirst(isNegative ? 1 : 0) {
            let (ten, overflow) = value.multipliedReportingOverflow(by: 10)
            let digit = Int(byte - UInt8(ascii: "0"))
            let (next, carry) = isNegative ? ten.subtractingReportingOverflow(digit) : ten.addingReportingOverflow(digit)
            if overflow || carry { return nil }
            value = next
        }
        return isNegative && value == 0 ? nil : value
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private mutating func readDigits() throws(ReadingError) {
        let start = position
        while let byte = next, Self.isDigit(byte) { position += 1 }
        guard position > start else { throw failure("a digit is expected") }
    }
}
