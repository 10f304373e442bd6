/// Reads the numbers of YAML 1.1 and 1.2 and makes them numbers of JSON, without loss: what `Int` cannot hold keeps its digits.
struct NumberScan {
    private let text: String
    private let bytes: [UInt8]
    private var position = 0
    private var isNegative = false

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    /// A number of YAML 1.2's core schema.
    mutating func core() throws(YAMLSchema.Unspeakable) -> JSON? {
        // A base takes no sign there.
        if let base = prefix(["0o": 8, "0x": 16]) { return try integer(base: base, allowing: nil) }
        readSign()
        let whole = digits()
        if whole.isEmpty, position == bytes.count { return nil }
        guard position < bytes.count else { return Self.integer(whole, isNegative) }
        var fraction: [UInt8]?
        if skip(".") { fraction = digits() }
        guard !whole.isEmpty || fraction?.isEmpty == false else { return nil }
        guard let exponent = exponent(needsSign: false), position == bytes.count else { return nil }
        return decimal(whole, fraction, exponent)
    }

    /// A number of YAML 1.1, by PyYAML's rules.
    mutating func template() throws(YAMLSchema.Unspeakable) -> JSON? {
        readSign()
        let start = position
        let signed = position > 0
        if let base = prefix(["0b": 2, "0x": 16]) { return try integer(base: base, allowing: UInt8(ascii: "_")) }
        let whole = digits(and: UInt8(ascii: "_"))
        // A leading underscore makes a text.
        if !whole.isEmpty, bytes[start] == UInt8(ascii: "_") { return nil }
        if position == bytes.count {
            guard let first = whole.first else { return nil }
            guard first == UInt8(ascii: "0"), whole.count > 1 else { return Self.integer(whole.filter(Self.isDigit), isNegative) }
            guard whole.allSatisfy({ $0 < UInt8(ascii: "8") || $0 == UInt8(ascii: "_") }) else { return nil }
            position = start
            return try integer(base: 8, allowing: UInt8(ascii: "_"))
        }
        if !whole.isEmpty, bytes[position] == UInt8(ascii: ":") { return try sexagesimal(whole.filter(Self.isDigit), first: whole[0]) }
        guard skip(".") else { return nil }
        let fraction = digits(and: UInt8(ascii: "_"))
        if whole.isEmpty {
            // PyYAML reads no sign there, and neither an underscore.
            guard !signed, let first = fraction.first, first != UInt8(ascii: "_") else { return nil }
        }
        guard let exponent = exponent(needsSign: true), position == bytes.count else { return nil }
        return decimal(whole.filter(Self.isDigit), fraction.filter(Self.isDigit), exponent)
    }

    /// `1:30:00`: sixty of each are one of what stands left of it.
    private mutating func sexagesimal(_ whole: [UInt8], first: UInt8) throws(YAMLSchema.Unspeakable) -> JSON? {
        var parts = [whole]
        while skip(":") {
            let part = digits()
            guard part.count == 1 || part.count == 2 && part[0] < UInt8(ascii: "6") else { return nil }
            parts.append(part)
        }
        var fraction: [UInt8]?
        if skip(".") {
            fraction = digits(and: UInt8(ascii: "_")).filter(Self.isDigit)
        } else if first == UInt8(ascii: "0") {
            return nil
        }
        guard position == bytes.count else { return nil }
        var sum = 0
        for part in parts {
            guard let value = Int(String(decoding: part, as: UTF8.self)) else { throw tooLarge }
            let (shifted, isTooLarge) = sum.multipliedReportingOverflow(by: 60)
            let (total, overflows) = shifted.addingReportingOverflow(value)
            guard !isTooLarge, !overflows else { throw tooLarge }
            sum = total
        }
        guard let fraction else { return .integer(isNegative ? -sum : sum) }
        return decimal(Array(String(sum).utf8), fraction, [])
    }

    private var tooLarge: YAMLSchema.Unspeakable {
        .init(message: "the number \(text.excerpt) is too large; put it in quotes if it is meant as text")
    }

    private mutating func readSign() {
        isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { position = 1 }
    }

    private mutating func prefix(_ bases: KeyValuePairs<StaticString, Int>) -> Int? {
        guard position + 2 < bytes.count, bytes[position] == UInt8(ascii: "0") else { return nil }
        for (prefix, base) in bases where prefix.utf8Start[1] == bytes[position + 1] {
            position += 2
            return base
        }
        return nil
    }

    private mutating func integer(base: Int, allowing separator: UInt8?) throws(YAMLSchema.Unspeakable) -> JSON? {
        var value = 0
        var count = 0
        var isTooLarge = false
        for byte in bytes[position...] where byte != separator {
            let digit = Self.digit(byte)
            guard digit < base else { return nil }
            count += 1
            let (shifted, overflows) = value.multipliedReportingOverflow(by: base)
            let (sum, carries) = shifted.addingReportingOverflow(digit)
            isTooLarge = isTooLarge || overflows || carries
            value = isTooLarge ? 0 : sum
        }
        guard count > 0 else { throw .init(message: "\(text.excerpt) is a number without digits; put it in quotes if it is meant as text") }
        if isTooLarge { throw tooLarge }
        return .integer(isNegative ? -value : value)
    }

    private static func digit(_ byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
        default: .max
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private mutating func digits(and separator: UInt8? = nil) -> [UInt8] {
        let start = position
        while position < bytes.count, Self.isDigit(bytes[position]) || bytes[position] == separator { position += 1 }
        return Array(bytes[start..<position])
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// The exponent with its letter, empty where there is none; nil where it is broken.
    private mutating func exponent(needsSign: Bool) -> [UInt8]? {
        let start = position
        guard skip("e") || skip("E") else { return [] }
        let isSigned = skip("+") || skip("-")
        guard isSigned || !needsSign, !digits().isEmpty else { return nil }
        return Array(bytes[start..<position])
    }

    private static func integer(_ digits: [UInt8], _ isNegative: Bool) -> JSON {
        let text = (isNegative ? "-" : "") + String(decoding: stripped(digits), as: UTF8.self)
        return Int(text).map(JSON.integer) ?? .decimal(text)
    }

    private static func stripped(_ digits: [UInt8]) -> [UInt8] {
        let significant = Array(digits.drop { $0 == UInt8(ascii: "0") })
        return significant.isEmpty ? [UInt8(ascii: "0")] : significant
    }

    private func decimal(_ whole: [UInt8], _ fraction: [UInt8]?, _ exponent: [UInt8]) -> JSON {
        var number = isNegative ? [UInt8(ascii: "-")] : []
        number += Self.stripped(whole)
        if let fraction { number += [UInt8(ascii: ".")] + (fraction.isEmpty ? [UInt8(ascii: "0")] : fraction) }
        return .decimal(String(decoding: number + exponent, as: UTF8.self))
    }
}
