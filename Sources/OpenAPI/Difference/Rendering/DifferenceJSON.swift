import Documents

extension APIDifference {
    /// `{"changes": [{"operation", "where", "what", "breaking": "yes|no|unknown", "old", "new"}],
    ///   "summary": {"breaking", "compatible", "unknown"}}`
    ///
    /// `operation` is `GET /orders/{id}`, or `*` for all of them; `where` is empty for the operation itself; `old` and `new` are null where
    /// there is nothing to show.
    public var json: JSON {
        [
            "changes": .array(
                changes.map {
                    [
                        "operation": .string($0.operation), "where": .string($0.place), "what": .string($0.what),
                        "breaking": .string($0.breaking.rawValue), "old": $0.old ?? .null, "new": $0.new ?? .null,
                    ]
                }),
            "summary": ["breaking": .integer(count(.yes)), "compatible": .integer(count(.no)), "unknown": .integer(count(.unknown))],
        ]
    }
}
