import Documents

extension Schema {
    /// In 3.0 a reference stands alone: what stands beside it is ignored. So it moves under `allOf`.
    mutating func wrapReference() {
        guard keywords.count > 1, let reference = keywords["$ref"] else { return }
        var result: JSON.Object = ["allOf": .array([["$ref": reference]] + (keywords["allOf"]?.array ?? []))]
        for (key, value) in keywords.members where key != "$ref" && key != "allOf" { result[key] = value }
        keywords = result
    }
}
