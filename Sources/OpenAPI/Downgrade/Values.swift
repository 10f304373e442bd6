import Documents

extension Schema {
    /// `const` becomes an enum of one value, whatever the value is.
    mutating func replaceConst() {
        guard let value = take("const") else { return }
        if let values = keywords["enum"]?.array, !values.contains(value) { return refuseEverything() }
        keywords["enum"] = [value]
        if value == .null, keywords["type"] == nil { allowOnlyNull() }
    }

    /// 3.0 has one example a schema.
    mutating func keepFirstExample() {
        guard let examples = take("examples")?.array, let first = examples.first else { return }
        if keywords["example"] == nil { keywords["example"] = first }
        if examples.count > 1 { note(.info, "examples", "OpenAPI 3.0 has one example a schema; the first was kept") }
    }

    /// Lists that 3.0 does not take empty or with one value twice.
    mutating func tidyLists() {
        for key in ["required", "enum"] {
            guard let values = keywords[key]?.array, values.count > 1 else { continue }
            var seen: Set<JSON> = []
            keywords[key] = .array(values.filter { seen.insert($0).inserted })
        }
        for key in ["required", "allOf", "anyOf", "oneOf"] where isEmptyList(key) { keywords[key] = nil }
        if isEmptyList("enum") { refuseEverything() }
        if keywords["type"] == "array", keywords["items"] == nil { keywords["items"] = [:] }
    }

    private func isEmptyList(_ key: String) -> Bool { keywords[key]?.array?.isEmpty ?? false }

    /// Bytes in a string: 3.0 knows two formats for them.
    mutating func replaceContent() {
        keywords["contentSchema"] = nil
        let encoding = take("contentEncoding")?.string
        let mediaType = take("contentMediaType")?.string
        switch (encoding, mediaType) {
        case (nil, nil): break
        case ("base64", _): keywords.insert("format", "byte")
        case (nil, let type?) where Self.isBinary(type): keywords.insert("format", "binary")
        default:
            note(
                .info, encoding == nil ? "contentMediaType" : "contentEncoding",
                "OpenAPI 3.0 cannot say what the string holds; it was left out")
        }
    }

    private static func isBinary(_ mediaType: String) -> Bool {
        !(mediaType.hasPrefix("text/") || mediaType.hasSuffix("json") || mediaType.hasSuffix("xml") || mediaType.hasSuffix("yaml"))
    }
}
