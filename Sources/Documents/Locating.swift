extension Document {
    /// Gives the findings of this file that name a path but no position the position of the value there; of something that is missing, the
    /// position of what it is missing from. One walk over the document serves them all; looked up one by one, each would cost a walk of
    /// its own.
    public func locate(_ findings: inout [Finding]) {
        let sought = Sought()
        for (index, finding) in findings.enumerated() where finding.file == file && finding.position == nil {
            if let path = finding.path { sought.below(path).findings.append(index) }
        }
        guard !sought.isEmpty else { return }
        var found: [(byte: UInt32, findings: [Int])] = []
        var number = 0
        visit(root, number: &number, sought: sought) { found.append((starts[$0], $1)) }
        // Values stand in the order of the text, but for those that an alias or a merge key brings from elsewhere.
        if !aliasStarts.isEmpty || !mergeKeyStarts.isEmpty { found.sort { $0.byte < $1.byte } }
        for (position, place) in zip(positions(of: found.map(\.byte)), found) {
            for index in place.findings { findings[index].position = position }
        }
    }

    /// Counts the values from `value` on, and calls `find` with the number of each that is sought.
    private func visit(_ value: JSON, number: inout Int, sought: Sought?, find: (Int, [Int]) -> Void) {
        guard let sought else {
            number += value.valueCount
            return
        }
        let findings = sought.findings(at: value)
        if !findings.isEmpty, starts.indices.contains(number) { find(number, findings) }
        number += 1
        switch value {
        case .object(let object):
            for (key, value) in object.members { visit(value, number: &number, sought: sought.children[key], find: find) }
        case .array(let array):
            for (index, element) in array.enumerated() {
                visit(element, number: &number, sought: sought.children[String(index)], find: find)
            }
        default: break
        }
    }

    /// The paths that are sought, by their tokens.
    private final class Sought {
        var children: [String: Sought] = [:]
        var findings: [Int] = []

        var isEmpty: Bool { children.isEmpty && findings.isEmpty }

        /// The findings of a value, and those of what it does not have.
        func findings(at value: JSON) -> [Int] {
            children.reduce(into: findings) { found, child in
                if value[child.key] == nil, Int(child.key).flatMap({ value[$0] }) == nil { found += child.value.all }
            }
        }

        private var all: [Int] { children.values.reduce(into: findings) { $0 += $1.all } }

        func below(_ path: JSONPointer) -> Sought {
            path.tokens.reduce(self) { node, token in
                if let child = node.children[token] { return child }
                let child = Sought()
                node.children[token] = child
                return child
            }
        }
    }
}
