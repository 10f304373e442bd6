import Documents
import Registry

/// A list of resource types: one name a line; `#` starts a comment.
struct TypeList {
    struct Entry: Equatable {
        var typeName: String
        var line: Int
    }

    let file: String
    let entries: [Entry]

    init(_ text: String, file: String) {
        self.file = file
        var entries: [Entry] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let name = line.prefix { $0 != "#" }.filter { !$0.isWhitespace }
            if !name.isEmpty { entries.append(Entry(typeName: String(name), line: index + 1)) }
        }
        self.entries = entries
    }

    /// The schemas of the types, sorted by name, and what is wrong with the list. `taken` says which module has a type already.
    func resolve(taken: [String: String]) -> (schemas: [ResourceSchema], findings: [Finding]) {
        var schemas: [String: ResourceSchema] = [:]
        var findings: [Finding] = []
        for entry in entries {
            if let module = taken[entry.typeName] {
                findings.append(
                    finding("resource-type-taken", entry, "module \(module) has \(entry.typeName) already", remedy: "remove the line"))
            } else if schemas[entry.typeName] != nil {
                findings.append(finding("resource-type-repeated", entry, "\(entry.typeName) is listed twice", remedy: "remove the line"))
            } else if let schema = ResourceRegistry.schema(for: entry.typeName) {
                schemas[entry.typeName] = schema
            } else {
                findings.append(unknown(entry))
            }
        }
        return (schemas.values.sorted { $0.typeName < $1.typeName }, findings)
    }

    private func unknown(_ entry: Entry) -> Finding {
        let nearest = ResourceRegistry.nearestTypeNames(to: entry.typeName)
        return finding(
            "resource-type-unknown", entry, "there is no resource type \(entry.typeName)",
            remedy: nearest.isEmpty ? nil : "did you mean \(nearest.joined(separator: ", "))?")
    }

    private func finding(_ rule: String, _ entry: Entry, _ message: String, remedy: String?) -> Finding {
        Finding(rule, message, file: file, position: Position(line: entry.line, column: 1), remedy: remedy)
    }
}
