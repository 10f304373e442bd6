import Documents

/// What changed between two documents, place by place.
struct DocumentChanges {
    private struct Change {
        /// The object or list that holds the value, and the value's key or index in it.
        let holder: JSONPointer
        let label: String
        let old: JSON?
        let new: JSON?
    }

    private var changes: [Change] = []

    init(from old: JSON, to new: JSON) { compare(old, new, holder: JSONPointer(), label: "") }

    /// As lines of a message, `-` before what was and `+` before what is: those of one object below its path.
    var lines: String {
        var lines: [String] = []
        var holder: JSONPointer?
        for change in changes {
            if change.holder != holder { lines.append("  \(change.holder.tokens.isEmpty ? "/" : "\(change.holder)")") }
            holder = change.holder
            lines += Self.lines("-", change.label, change.old) + Self.lines("+", change.label, change.new)
        }
        let most = 60
        let shown = lines.prefix(most).map { "\n\($0)" }.joined()
        return lines.count > most ? "\(shown)\n  … and \(lines.count - most) more lines" : shown
    }

    private static func lines(_ mark: String, _ label: String, _ value: JSON?) -> [String] {
        guard let value else { return [] }
        let text = String(decoding: JSONWriter.bytes(value).dropLast(), as: UTF8.self)
        return (label + text).split(separator: "\n").map { "\(mark)   \($0)" }
    }

    private mutating func compare(_ old: JSON?, _ new: JSON?, holder: JSONPointer, label: String, token: String? = nil) {
        if old == new { return }
        let inside = token.map { holder / $0 } ?? holder
        switch (old, new) {
        case (.object(let old)?, .object(let new)?):
            let added = new.keys.filter { old[$0] == nil }
            for key in old.keys + added {
                compare(old[key], new[key], holder: inside, label: "\(JSON.string(key).compactText): ", token: key)
            }
        case (.array(let old)?, .array(let new)?): compare(old, new, at: inside)
        default: changes.append(Change(holder: holder, label: label, old: old, new: new))
        }
    }

    /// Elements that are equal keep together; of the others as many as can be are taken for one that changed.
    private mutating func compare(_ old: [JSON], _ new: [JSON], at path: JSONPointer) {
        let difference = new.difference(from: old)
        var removed = difference.removals.map(Self.offset)
        var inserted = difference.insertions.map(Self.offset)
        while let from = removed.first, let to = inserted.first, removed.count == inserted.count || from == to {
            compare(old[from], new[to], holder: path, label: "[\(to)] ", token: String(to))
            removed.removeFirst()
            inserted.removeFirst()
        }
        for index in removed { changes.append(Change(holder: path, label: "[\(index)] ", old: old[index], new: nil)) }
        for index in inserted { changes.append(Change(holder: path, label: "[\(index)] ", old: nil, new: new[index])) }
    }

    private static func offset(_ change: CollectionDifference<JSON>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
