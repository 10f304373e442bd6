import Documents

extension APIDifference {
    /// For a terminal: the changes of each operation below its name.
    public var text: String {
        var lines: [String] = []
        for (operation, changes) in byOperation {
            lines.append(operation == "*" ? "all operations" : operation)
            for change in changes {
                let mark = Self.mark(change.breaking)
                lines.append("  \(mark)\(String(repeating: " ", count: Self.width - mark.count))\(change.sentence)\(change.values { $0 })")
            }
            lines.append("")
        }
        return (lines + [summary]).joined(separator: "\n")
    }

    /// `2 breaking, 1 compatible, 0 cannot tell`
    public var summary: String {
        changes.isEmpty ? "no difference" : "\(count(.yes)) breaking, \(count(.no)) compatible, \(count(.unknown)) cannot tell"
    }

    /// The changes in order, each operation once.
    public var byOperation: [(operation: String, changes: [APIChange])] {
        var result: [(operation: String, changes: [APIChange])] = []
        var index: [String: Int] = [:]
        for change in changes {
            if let known = index[change.operation] {
                result[known].changes.append(change)
            } else {
                index[change.operation] = result.count
                result.append((change.operation, [change]))
            }
        }
        return result
    }

    public static func mark(_ breaking: APIChange.Breaking) -> String {
        switch breaking {
        case .yes: "breaking"
        case .no: "compatible"
        case .unknown: "cannot tell"
        }
    }

    private static let width = 13
}

extension APIChange {
    /// Where, and what: `response 200 application/json .price: null is allowed now`.
    public var sentence: String { place.isEmpty ? what : "\(place): \(what)" }

    /// ` (old → new)`, each as `style` shows it; nothing where neither is known.
    public func values(_ style: (String) -> String) -> String {
        if old == nil, new == nil { return "" }
        func shown(_ value: JSON?) -> String {
            guard let text = value?.text else { return "none" }
            return style(text.count > 60 ? "\(text.prefix(57))…" : text)
        }
        return " (\(shown(old)) → \(shown(new)))"
    }
}
