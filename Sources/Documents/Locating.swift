extension Document {
    /// Gives the findings of this file that name a path but no position the position of the value there. One walk over the document serves
    /// them all; looked up one by one, each would cost a walk of its own.
    public func locate(_ findings: inout [Finding]) {
        let sought = Sought()
        for (index, finding) in findings.enumerated() where finding.file == file && finding.position == nil {
            if let path = finding.path { sought.below(path).findings.append(index) }
        }
        guard !sought.isEmpty else { return }
        var found: [(byte: Int, findings: [Int])] = []
        var number = 0
        visit(root, number: &number, sought: sought) { found.append((Int(starts[$0]), $1)) }

        var line = 1
        var lineStart = 0
        var byte = 0
        // Values are visited in the order in which they stand in the text.
        for place in found {
            while byte < place.byte {
                if bytes[byte] == UInt8(ascii: "\n") {
                    line += 1
                    lineStart = byte + 1
                }
                byte += 1
            }
            for index in place.findings { findings[index].position = Position(line: line, column: place.byte - lineStart + 1) }
        }
    }

    /// Counts the values from `value` on, and calls `find` with the number of each that is sought.
    private func visit(_ value: JSON, number: inout Int, sought: Sought?, find: (Int, [Int]) -> Void) {
        guard let sought else {
            number += value.valueCount
            return
        }
        if !sought.findings.isEmpty, starts.indices.contains(number) { find(number, sought.findings) }
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
