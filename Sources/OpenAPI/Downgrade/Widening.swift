import Documents

/// Which schemas allow more than they did, because something that 3.0 has no word for was left out. Where a schema stands inside another
/// that is fine: the one around it allows more as well. Inside `not` it would then allow less, and inside `oneOf` less too, since of two
/// branches that both hold none counts. There what stands around it must give way.
struct Widening {
    /// The paths of widened schemas that nothing around them was told of yet.
    private var places: [[String]] = []

    mutating func add(_ path: [String]) { places.append(path) }

    /// The names of the components that are widened.
    var components: Set<String> { Set(places.filter { $0.count >= 3 && $0[0] == "components" && $0[1] == "schemas" }.map { $0[2] }) }

    /// How much stands here; what is added from now on stands below the schema that is looked at.
    var mark: Int { places.count }

    /// Takes what was added since `mark`, below the schema at `path`, and gives the keywords that it stands under.
    mutating func take(since mark: Int, at path: [String]) -> Set<String> {
        let keywords = Set(places[mark...].map { $0[path.count] })
        places.removeSubrange(mark...)
        // What stands under these is not part of the result, or says nothing of the value.
        return keywords.subtracting(["$defs", "definitions", "if", "then", "else", "contains", "contentSchema"])
    }

    /// Makes `not` and `oneOf` give way where one of them holds a widened schema. An exclusive choice becomes a plain one, which allows more.
    /// - Returns: what was done, for each keyword.
    static func settle(_ schema: inout JSON.Object, widened keywords: Set<String>, in root: JSON) -> [(keyword: String, message: String)] {
        var done: [(String, String)] = []
        if keywords.contains("not"), schema["not"] != nil {
            schema["not"] = nil
            done.append(("not", "OpenAPI 3.0 cannot say all of what is refused here, and would refuse more; \"not\" was left out"))
        }
        if keywords.contains("oneOf"), let branches = schema["oneOf"]?.array, !isExclusive(branches, in: root) {
            schema["oneOf"] = nil
            if schema["anyOf"] == nil {
                schema["anyOf"] = .array(branches)
            } else {
                schema["allOf"] = .array((schema["allOf"]?.array ?? []) + [["anyOf": .array(branches)]])
            }
            done.append(
                ("oneOf", "OpenAPI 3.0 cannot say all of what tells the branches apart, so that several may hold; it became \"anyOf\""))
        }
        return done
    }

    /// Whether the types of the branches alone keep every value out of all but one.
    private static func isExclusive(_ branches: [JSON], in root: JSON) -> Bool {
        var taken: Set<String> = []
        return branches.allSatisfy { branch in
            let types = NullRule.types(of: branch, in: root)
            defer { taken.formUnion(types ?? []) }
            return types.map { !$0.isEmpty && taken.isDisjoint(with: $0) } ?? false
        }
    }
}
