import Documents
import OpenAPI

/// The APIs of two states of an environment.
enum APIComparisons {
    /// Compares the documents that both sides have; where they share none, the definitions that stand in their templates.
    static func differences(from old: Side, to new: Side) -> [(name: String, difference: APIDifference)] {
        let shared = new.documents.keys.filter { old.documents[$0] != nil }.sorted()
        let (before, after) = shared.isEmpty ? (bodies(of: old), bodies(of: new)) : (old.documents, new.documents)
        var differences: [(name: String, difference: APIDifference)] = []
        for name in after.keys.sorted() {
            guard let new = after[name], let old = before[name], new != old, new["openapi"] != nil, old["openapi"] != nil else { continue }
            // What is wrong with a document is for `openapi diff` to say; here the templates are the matter.
            var findings: [Finding] = []
            guard let old = document(old, name), let new = document(new, name),
                let difference = APIDifference(from: old, to: new, findings: &findings), !difference.changes.isEmpty
            else { continue }
            differences.append((name, difference))
        }
        return differences
    }

    private static func document(_ json: JSON, _ name: String) -> Document? {
        try? Document(json: JSONWriter.bytes(json, .compact), file: name)
    }

    private static func bodies(of side: Side) -> [String: JSON] {
        var bodies: [String: JSON] = [:]
        for stack in side.stacks {
            for (logicalID, resource) in stack.template["Resources"]?.object ?? [:] {
                guard let body = resource["Properties"]?["Body"], body["openapi"] != nil else { continue }
                bodies["\(stack.name)/\(logicalID)"] = body
            }
        }
        return bodies
    }
}
