import Documents

/// Tags, and the list that most types take them as.
struct TagSet {
    let tags: [(key: String, value: String)]
    let list: [JSON]

    init(_ tags: [(key: String, value: String)]) {
        self.tags = tags
        list = tags.map { ["Key": .string($0.key), "Value": .string($0.value)] }
    }
}
