import Documents

extension APIComparison {
    mutating func compareResponses(_ left: PairedOperation, _ right: PairedOperation, _ direction: Direction) {
        let name = right.name
        let before = left.operation["responses"]?.object ?? [:]
        let after = right.operation["responses"]?.object ?? [:]
        for (status, response) in before.members where !Part.isExtension(status) {
            guard let match = Self.cover(status, among: after) else {
                report(name, "response \(status)", "the response was removed", .yes)
                continue
            }
            compare(
                old.resolved(response, at: "\(left.place)/responses/\(status)"),
                new.resolved(match.response, at: "\(right.place)/responses/\(match.status)"), direction, of: name, at: "response \(status)")
        }
        for (status, response) in after.members where !Part.isExtension(status) && before[status] == nil {
            guard let match = Self.cover(status, among: before) else {
                // Callers know what to do with an error; of a success that they never saw nobody can tell.
                let isError = status.hasPrefix("4") || status.hasPrefix("5") || status == "default"
                report(name, "response \(status)", "a response was added", direction == .request || isError ? .no : .unknown)
                continue
            }
            // Until now it was one of those that another status speaks of.
            compare(
                old.resolved(match.response, at: "\(left.place)/responses/\(match.status)"),
                new.resolved(response, at: "\(right.place)/responses/\(status)"), direction, of: name, at: "response \(status)")
        }
    }

    /// The response that speaks of a status: its own, that of its hundred (`4XX`), or `default`.
    private static func cover(_ status: String, among responses: JSON.Object) -> (status: String, response: JSON)? {
        for key in [status, "\(status.prefix(1))XX", "\(status.prefix(1))xx", "default"] {
            if let response = responses[key] { return (key, response) }
        }
        return nil
    }

    private mutating func compare(
        _ left: (value: JSON, place: String), _ right: (value: JSON, place: String), _ direction: Direction, of name: String,
        at place: String
    ) {
        compare(content: left, right, direction, of: name, at: place)
        let (before, after) = (headers(of: left, in: old), headers(of: right, in: new))
        for (header, one) in before {
            let label = "\(place) header \"\(header)\""
            guard let other = after.first(where: { $0.name == header })?.header else {
                report(name, label, "the header was removed", one.value["required"] == true ? .yes : .unknown)
                continue
            }
            compare(required: one.value["required"] == true, other.value["required"] == true, direction, of: name, at: label)
            compare(
                schemas: one.value["schema"].map { SchemaNode(schema: $0, place: one.place + "/schema") },
                other.value["schema"].map { SchemaNode(schema: $0, place: other.place + "/schema") }, direction, of: name, at: label)
        }
        for (header, _) in after where !before.contains(where: { $0.name == header }) {
            report(name, "\(place) header \"\(header)\"", "a header was added", .no)
        }
        for link in (left.value["links"]?.object?.keys ?? []) where right.value["links"]?[link] == nil {
            report(name, "\(place) link \"\(link)\"", "cannot tell who follows the link that was removed", .unknown)
        }
    }

    private func headers(of response: (value: JSON, place: String), in api: ComparedAPI) -> [(
        name: String, header: (value: JSON, place: String)
    )] {
        (response.value["headers"]?.object?.members ?? []).filter { $0.key.lowercased() != "content-type" }.map {
            ($0.key.lowercased(), api.resolved($0.value, at: "\(response.place)/headers/\($0.key)"))
        }
    }
}
