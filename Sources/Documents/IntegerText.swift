extension Int {
    /// With a comma before each three digits: `51,200`.
    package var grouped: String {
        let digits = Array(String(magnitude))
        var text = self < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// The share of `limit`, rounded up, so that a full percent is never hidden: `48 %`.
    package func share(of limit: Int) -> String { "\((self * 100 + limit - 1) / limit) %" }
}
