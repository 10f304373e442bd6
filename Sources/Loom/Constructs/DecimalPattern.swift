/// Regular expressions over numbers, since a web ACL compares text only.
enum DecimalPattern {
    /// Matches every decimal number greater than `limit`, which is not negative.
    static func greater(than limit: Int) -> String {
        let digits = String(limit).map { String($0) }
        var branches = ["[0-9]{\(digits.count + 1),}"]
        for (index, digit) in digits.enumerated() {
            guard let value = Int(digit), value < 9 else { continue }
            let rest = digits.count - index - 1
            branches.append(digits[..<index].joined() + "[\(value + 1)-9]" + (rest > 0 ? "[0-9]{\(rest)}" : ""))
        }
        return "^(\(branches.joined(separator: "|")))$"
    }
}
