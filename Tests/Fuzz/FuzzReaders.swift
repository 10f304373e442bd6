// What libFuzzer calls, with bytes of its own choice; scripts/fuzz builds it into one module with Sources/Documents, outside of SwiftPM.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    #if FUZZ_YAML
        for schema in YAMLSchema.allCases {
            if let document = try? Document(yaml: bytes, file: "input", schema: schema) { check(document) }
        }
    #else
        if let document = try? Document(json: bytes, file: "input") { check(document) }
    #endif
    return 0
}

/// What holds for every document that was read.
private func check(_ document: Document) {
    precondition(document.starts.count == size(document.root), "a value has no position, or one has two")
    precondition(document.starts.allSatisfy { $0 <= document.bytes.count }, "a value stands behind the text")
    precondition(document.aliases.count == document.aliasStarts.count, "aliases are not in the order of the text")
    for layout in [JSONWriter.Layout.compact, .pretty] {
        let written = JSONWriter.bytes(document.root, layout)
        guard let again = try? JSON(parsing: written) else { preconditionFailure("what was written is no JSON") }
        precondition(again == document.root || document.root.kind == "number", "what was written reads back as something else")
        precondition(JSONWriter.bytes(again, layout) == written, "what was written is written in another way the second time")
    }
}

private func size(_ value: JSON) -> Int {
    switch value {
    case .array(let array): array.reduce(1) { $0 + size($1) }
    case .object(let object): object.members.reduce(1) { $0 + size($1.value) }
    default: 1
    }
}
