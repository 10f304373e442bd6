import Documents
import Registry

extension ResourceChange {
    /// `data/Database`
    package var place: String { "\(stack)/\(logicalID)" }

    /// What happens to it, in words: `replaced, data lost`.
    package var verdict: String { isRenewal ? "renewed by design" : [happening, data.words].compactMap(\.self).joined(separator: ", ") }

    /// The old one of a renewal: the new one says all there is to say.
    package var isFormerVersion: Bool { isRenewal && change == .removed }

    private var happening: String {
        switch (change, impact) {
        case (.added, _): "added"
        case (.removed, _): "removed"
        case (.renamed, .replace), (.renamed, .remove): "renamed: removed and created anew"
        case (.moved, .replace), (.moved, .remove): "moved: removed and created anew"
        case (.renamed, _): "renamed"
        case (.moved, _): "moved"
        case (.changed, .replace): "replaced"
        case (.changed, .mayReplace): "may be replaced"
        case (.changed, .remove): "removed"
        case (.changed, .none): "changed without effect on the resource"
        case (.changed, .update): "changed in place"
        case (.changed, .unknown): "changed, nobody can tell how"
        }
    }

    /// Whether what the resource holds is lost, or stays behind in the one that is replaced.
    package var endangersState: Bool {
        if isRenewal { return false }
        switch data {
        case .lost: return true
        case .unaffected: return false
        case .collides: return ResourceRegistry.statefulTypes.contains(type)
        case .retained: return impact != .remove && impact >= .mayReplace && ResourceRegistry.statefulTypes.contains(type)
        case .snapshot, .unknown: return impact >= .mayReplace
        }
    }

    /// Whether it belongs among what is read first: it is removed, replaced, or at risk.
    package var isImportant: Bool {
        if change == .added || isRenewal { return endangersState }
        return impact >= .mayReplace || data == .collides || endangersState
    }

    /// The worst first.
    package var severity: Int {
        if data == .lost { return 6 }
        if data == .collides { return 5 }
        if endangersState { return 4 }
        if isImportant { return impact == .mayReplace ? 2 : 3 }
        return change == .added ? 0 : 1
    }

    /// `renamed from Old`, `moved from data/Old`.
    package var origin: String? {
        switch change {
        case .renamed: oldLogicalID.map { "from \($0)" }
        case .moved: "from \(oldStack ?? stack)/\(oldLogicalID ?? logicalID)"
        default: nil
        }
    }
}

extension ResourceChange.DataVerdict {
    package var words: String? {
        switch self {
        case .unaffected: nil
        case .lost: "data lost"
        case .snapshot: "data kept as a snapshot"
        case .retained: "data retained"
        case .collides: "collides with its own fixed name"
        case .unknown: "its data: cannot tell"
        }
    }
}

extension ResourceChange.Impact {
    /// What a change of one property does; nil for what needs no word.
    package var words: String? {
        switch self {
        case .none, .update: nil
        case .unknown: "cannot tell what it does"
        case .mayReplace: "may replace"
        case .replace: "replaces"
        case .remove: "removes"
        }
    }
}

extension PropertyChange {
    /// `Tags.team`, `Environment.Variables.LOG_LEVEL`, `DeletionPolicy`.
    package var name: String {
        let names = path.first == "Properties" && path.count > 1 ? path.dropFirst() : path[...]
        return names.joined(separator: ".")
    }

    /// Old and new on one line each. What is longer than `limit` is shown from shortly before the place where they differ.
    package func values(upTo limit: Int) -> (old: String, new: String) {
        let (before, after) = (old.map(Self.text), new.map(Self.text))
        var start = 0
        if let before, let after, max(before.utf8.count, after.utf8.count) > limit {
            let same = zip(before.unicodeScalars, after.unicodeScalars).prefix { $0 == $1 }.count
            if same > limit / 2 { start = same - limit / 4 }
        }
        func shown(_ text: String?) -> String {
            text.map { (start > 0 ? "…" : "") + Self.cut($0.unicodeScalars.dropFirst(start), limit) } ?? "none"
        }
        return (shown(before), shown(after))
    }

    private static func cut(_ text: Substring.UnicodeScalarView, _ limit: Int) -> String {
        let shown = text.prefix(limit + 1)
        return Markdown.visible(shown.count > limit ? String(Substring(text.prefix(max(limit - 1, 1)))) + "…" : String(Substring(shown)))
    }

    /// A text as it stands, a function in YAML's short form, anything else as JSON.
    private static func text(_ value: JSON) -> String {
        if let text = value.string { return text.isEmpty ? "\"\"" : text }
        if let object = value.object, object.count == 1, let (name, argument) = object.members.first {
            if name == "Ref", let target = argument.string { return "!Ref \(target)" }
            if name == "Fn::Sub", let text = argument.string { return "!Sub \(text)" }
            if name == "Fn::GetAtt", let parts = argument.array?.compactMap(\.string), parts.count == 2 {
                return "!GetAtt \(parts.joined(separator: "."))"
            }
        }
        return String(decoding: JSONWriter.bytes(value, .compact), as: UTF8.self)
    }
}

extension RightsChange {
    package var words: String {
        switch change {
        case .gained: "may now"
        case .lost: "may no longer"
        case .widened: "may now do more:"
        case .narrowed: "may now do less:"
        case .unknown: "cannot tell whether it may do more:"
        }
    }

    package var actionText: String { actions.joined(separator: ", ") }
    package var resourceText: String { resources.joined(separator: ", ") }
}
