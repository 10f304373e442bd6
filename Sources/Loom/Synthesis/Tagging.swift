import Documents

/// Tags on every resource that takes some.
enum Tagging {
    static func add(_ tags: [(key: String, value: String)], to properties: inout JSON.Object, of type: String) {
    }
}
