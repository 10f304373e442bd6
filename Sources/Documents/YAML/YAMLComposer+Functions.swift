/// CloudFormation's short tags: `!Sub x` is `{"Fn::Sub": "x"}`.
extension YAMLComposer {
    /// What has a short form: the functions of resources and those of rules.
    private static let functions: Set<String> = [
        "And", "Base64", "Cidr", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "FindInMap", "ForEach", "GetAZs", "GetAtt",
        "GetStackOutput", "If", "ImportValue", "Join", "Length", "Not", "Or", "RefAll", "Select", "Split", "Sub", "ToJsonString",
        "Transform", "ValueOf", "ValueOfAll",
    ]

    mutating func composeFunction(_ name: String, _ number: Int, isCopy: Bool) throws(ReadingError) -> JSON {
        let node = nodes[number]
        let isFunction = Self.functions.contains(name)
        guard schema == .template, isFunction || name == "Ref" || name == "Condition" else {
            throw failure("the tag !\(name.excerpt) is not read here", at: node)
        }
        try checkDepth(name == "GetAtt" ? 2 : 1, at: node)
        depth += 1
        defer { depth -= 1 }
        starts.append(node.content)
        var value: JSON
        switch node.kind {
        case .plain, .text:
            value = .string(node.text)
            if name == "GetAtt" { value = attribute(node) }
        default: value = try composeContent(number, isCopy: isCopy)
        }
        return .object([isFunction ? "Fn::\(name)" : name: value])
    }

    /// `a.b.c` is the attribute `b.c` of `a`.
    private mutating func attribute(_ node: YAMLNode) -> JSON {
        starts.append(node.content)
        guard let dot = node.text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return [.string(node.text)] }
        let offset = node.text.utf8.distance(from: node.text.utf8.startIndex, to: dot) + 1
        let end = UInt32(bytes.count)
        starts.append(min(node.content + UInt32(node.kind == .plain ? offset : 0), end))
        return [.string(String(node.text[..<dot])), .string(String(node.text[node.text.utf8.index(after: dot)...]))]
    }
}
