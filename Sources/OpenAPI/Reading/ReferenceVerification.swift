import Documents

extension Verification {
    /// Checks that a reference leads to a part of the kind that stands in its place.
    mutating func verify(reference: JSON, as part: Part) {
        guard let text = reference.string else {
            return report("openapi-shape", "a reference is a string, not \(reference.article)", at: "$ref")
        }
        // What a component's path names is the same wherever it is named.
        if verified[text] == part { return }
        let target = Reference(text)
        guard let pointer = target.pointer else {
            return report(
                "openapi-external-reference", "\"\(text)\" does not name a place of this document by its path", at: "$ref",
                remedy: "bundle what it names into the document, and name it as #/components/…")
        }
        if part == .pathItem || target.component(of: part) == nil { hasPartsToMove = true }
        if follows(text, to: pointer, as: part), case .component = target { verified[text] = part }
    }

    /// Follows a reference, and those that stand where it leads, to a value; reports what keeps it from getting there.
    private mutating func follows(_ text: String, to pointer: JSONPointer, as part: Part) -> Bool {
        var seen: [JSONPointer] = []
        var next = pointer
        while true {
            guard let (place, value) = document.root.resolve(next, from: path) else {
                report("openapi-missing-reference", "\"\(text)\" names nothing in this document", at: "$ref")
                return false
            }
            guard !seen.contains(place) else {
                report(
                    "openapi-reference-cycle", "\"\(text)\" leads back to itself and never to \(Self.article(part.rawValue))", at: "$ref")
                return false
            }
            seen.append(place)
            if let kind = Part.kind(at: place), kind != part.rawValue, !(part == .header && kind == "parameter") {
                report("openapi-shape", "\"\(text)\" names \(Self.article(kind)), not \(Self.article(part.rawValue))", at: "$ref")
                return false
            }
            guard let object = value.object else {
                if part == .schema, value.bool != nil { return true }
                report("openapi-shape", "\"\(text)\" names \(value.article), not \(Self.article(part.rawValue))", at: "$ref")
                return false
            }
            // In 3.1 a schema's reference holds beside others; everywhere else it stands for all.
            if part == .schema, object.count > 1, document.isVersion31 { return true }
            guard let alias = Reference(in: value)?.pointer else { return true }
            next = alias
        }
    }
}

extension JSON {
    /// What a reference at `path` names. `#/$defs/…` and `#/definitions/…` are taken from the nearest schema around it that has them:
    /// generators paste whole JSON Schemas into documents.
    func resolve(_ pointer: JSONPointer, from path: [String]) -> (place: JSONPointer, value: JSON)? {
        if let value = self[pointer] { return (pointer, value) }
        guard let first = pointer.tokens.first, first == "$defs" || first == "definitions" else { return nil }
        for count in path.indices.reversed() {
            let place = JSONPointer(path[..<count] + pointer.tokens)
            if let value = self[place] { return (place, value) }
        }
        return nil
    }
}
