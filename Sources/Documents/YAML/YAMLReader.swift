extension Document {
    /// Reads one YAML document and remembers where each value stands.
    ///
    /// Anchors, aliases and merge keys become the values that they stand for, CloudFormation's short tags their long form in templates.
    /// - Throws: `ReadingError` for what is not YAML, for what readers of YAML understand in different ways, and for what JSON cannot hold:
    ///   keys that are no texts, numbers without end, tags of other types. Also for a second document, a key that stands twice in one map,
    ///   more than `JSONReader.depthLimit` levels, and aliases that make a small text a huge value.
    public init(yaml bytes: [UInt8], file: String, schema: YAMLSchema) throws(ReadingError) {
        guard bytes.count < Int32.max else {
            throw ReadingError(message: "a YAML document of 2 GiB or more is not read", position: Position(line: 1, column: 1))
        }
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<Document, ReadingError> in
            do throws(ReadingError) {
                let tree = try YAMLParser.parse(buffer, schema: schema)
                var composer = YAMLComposer(bytes: buffer, schema: schema, nodes: tree.nodes)
                let root = try composer.compose(0)
                var document = Document(file: file, root: root, bytes: bytes, starts: composer.starts)
                document.aliasStarts = tree.aliases
                document.mergeKeyStarts = tree.mergeKeys
                return .success(document)
            } catch {
                return .failure(error)
            }
        }
        self = try result.get()
    }

    /// Reads a document that is JSON or YAML: what its file's name ends in says which, else its first character.
    public init(reading bytes: [UInt8], file: String, schema: YAMLSchema) throws(ReadingError) {
        if Self.isJSON(bytes, file: file) {
            try self.init(json: bytes, file: file)
        } else {
            try self.init(yaml: bytes, file: file, schema: schema)
        }
    }

    private static func isJSON(_ bytes: [UInt8], file: String) -> Bool {
        let name = file.lowercased()
        if name.hasSuffix(".json") { return true }
        if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return false }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = bytes[start...].first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}
