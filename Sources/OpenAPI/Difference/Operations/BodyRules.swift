import Documents

extension APIComparison {
    mutating func compareRequestBody(_ left: PairedOperation, _ right: PairedOperation, _ direction: Direction) {
        let name = right.name
        let before = left.operation["requestBody"].map { old.resolved($0, at: left.place + "/requestBody") }
        let after = right.operation["requestBody"].map { new.resolved($0, at: right.place + "/requestBody") }
        switch (before, after) {
        case (nil, nil): break
        case (_?, nil): report(name, "request body", "the body was removed", .yes)
        case (nil, let after?):
            let isRequired = after.value["required"] == true
            report(
                name, "request body", isRequired ? "a required body was added" : "an optional body was added",
                isRequired && direction == .request ? .yes : .no)
        case (let before?, let after?):
            compare(
                required: before.value["required"] == true, after.value["required"] == true, direction, of: name, at: "request body")
            compare(content: before, after, direction, of: name, at: "request body")
        }
    }

    /// Compares bodies of the same media types; upper and lower case of a type say nothing.
    mutating func compare(
        content left: (value: JSON, place: String), _ right: (value: JSON, place: String), _ direction: Direction, of name: String,
        at place: String
    ) {
        let (before, after) = (Self.mediaTypes(of: left), Self.mediaTypes(of: right))
        for (type, one) in before {
            guard let other = after.first(where: { $0.type == type })?.media else {
                report(name, "\(place) \(type)", "the media type was removed", .yes)
                continue
            }
            compare(schemas: Self.schema(of: one), Self.schema(of: other), direction, of: name, at: "\(place) \(type)")
            if one.value["encoding"] != other.value["encoding"] {
                report(
                    name, "\(place) \(type)", "cannot tell what a change of the encoding does", .unknown, one.value["encoding"],
                    other.value["encoding"])
            }
        }
        for (type, _) in after where !before.contains(where: { $0.type == type }) {
            // A caller that names what it accepts does not get what it does not know.
            report(name, "\(place) \(type)", "a media type was added", .no)
        }
    }

    private typealias Media = (type: String, media: (value: JSON, place: String))

    private static func mediaTypes(of body: (value: JSON, place: String)) -> [Media] {
        (body.value["content"]?.object?.members ?? []).map { type, media in
            (String(type.lowercased().filter { $0 != " " }), (media, "\(body.place)/content/\(type)"))
        }
    }

    private static func schema(of media: (value: JSON, place: String)) -> SchemaNode? {
        media.value["schema"].map { SchemaNode(schema: $0, place: media.place + "/schema") }
    }
}
