/// Numbers as people read them.
package enum Amount {
    /// At most `digits` digits after the point, without zeros at the end: `0.5`, `730`, `0.0000133`.
    package static func text(_ number: Double, digits: Int = 2) -> String {
        let text = fixed(number, digits: digits)
        guard text.contains(".") else { return text }
        let short = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
        return String(short.reversed())
    }

    /// In dollars and cents: `1,234.50`.
    package static func dollars(_ number: Double) -> String {
        let text = fixed(number.magnitude, digits: 2)
        let parts = text.split(separator: ".")
        // What nobody pays is told as the system tells it.
        guard parts.count == 2, parts[0].allSatisfy(\.isNumber) else { return text }
        var grouped = ""
        for (index, digit) in parts[0].enumerated() {
            if index > 0, (parts[0].count - index) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        return (number < 0 && text.contains { $0 != "0" && $0 != "." } ? "-" : "") + grouped + "." + parts[1]
    }

    /// Rounded half away from zero.
    static func fixed(_ number: Double, digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = (number.magnitude * scale).rounded()
        guard scaled < 9e15 else {
            // No number of this size has a fraction that is known.
            guard number.magnitude < 9e18 else { return "\(number)" }
            return "\(Int(number.rounded()))" + (digits > 0 ? "." + String(repeating: "0", count: digits) : "")
        }
        let whole = Int(scaled)
        let factor = Int(scale)
        let sign = number < 0 && whole > 0 ? "-" : ""
        guard digits > 0 else { return "\(sign)\(whole)" }
        let fraction = String(whole % factor)
        return "\(sign)\(whole / factor)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
