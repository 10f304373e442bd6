import Documents

extension Schema {
    /// What 3.0 says for "null and nothing else".
    static let null: JSON.Object = ["nullable": true, "enum": [.null]]

    /// Whether `schema`, in 3.0's dialect, allows null and nothing else.
    static func isNull(_ schema: JSON) -> Bool { schema["enum"] == [.null] && schema["nullable"] == true }

    /// In a 3.1 document `nullable` says nothing. Kept, it would begin to mean something in 3.0.
    mutating func dropNullable() {
        guard take("nullable") != nil else { return }
        note(
            .warning, "nullable", "OpenAPI 3.1 does not know \"nullable\"; it was left out",
            remedy: "write \"type\": [\"string\", \"null\"]")
    }

    /// Says that the value is null and nothing else.
    mutating func allowOnlyNull() {
        keywords["type"] = nil
        for (key, value) in Self.null.members { keywords[key] = value }
    }

    /// Folds the branches of `anyOf` and `oneOf` that allow null into `nullable`.
    mutating func foldNullBranches(of combiners: [String]) {
        let present = combiners.filter { keywords[$0]?.array != nil }
        if present.isEmpty { return }
        let withNull = present.filter { keywords[$0]?.array?.contains(where: Self.isNull) ?? false }
        // Where another choice decides about null as well, the branch for it stays a branch, which 3.0 can say too.
        guard !withNull.isEmpty, withNull == present, !isNullTakenTwice else { return }
        // Null is valid only where everything else in the schema lets it through.
        let allowsNull =
            (keywords["type"] == nil || keywords["nullable"] == true) && (keywords["enum"]?.array?.contains(.null) ?? true)
        for combiner in withNull {
            let branches = (keywords[combiner]?.array ?? []).filter { !Self.isNull($0) }
            switch branches.count {
            case 0: keywords[combiner] = nil
            case 1: replace(combiner, by: branches[0])
            default: keywords[combiner] = .array(branches)
            }
            guard branches.isEmpty else { continue }
            return allowsNull ? allowOnlyNull() : refuseEverything()
        }
        guard allowsNull else { return }
        keywords["nullable"] = true
        if let values = keywords["enum"]?.array, !values.contains(.null) { keywords["enum"] = .array(values + [.null]) }
    }

    /// Puts the one branch that is left in the place of its combiner: in line where the schema around it only describes, else under `allOf`.
    private mutating func replace(_ combiner: String, by branch: JSON) {
        let others = keywords.members.filter { $0.key != combiner }
        guard let inner = branch.object, inner["$ref"] == nil,
            others.allSatisfy({ Self.annotations.contains($0.key) || Part.isExtension($0.key) || $0.key == "nullable" }),
            others.allSatisfy({ inner[$0.key] == nil || inner[$0.key] == $0.value })
        else {
            keywords[combiner] = nil
            return require(branch)
        }
        var result = JSON.Object()
        for (key, value) in keywords.members {
            if key == combiner {
                for (key, value) in inner.members { result[key] = value }
            } else {
                result[key] = value
            }
        }
        keywords = result
    }
}
