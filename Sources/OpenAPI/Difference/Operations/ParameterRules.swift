import Documents

/// A parameter with all that its place implies.
private struct Parameter {
    var value: JSON
    var place: String
    var name: String
    var location: String

    init?(_ value: JSON, place: String) {
        guard let name = value["name"]?.string, let location = value["in"]?.string else { return nil }
        // OpenAPI says what these headers are in other words, and ignores them here.
        if location == "header", ["accept", "content-type", "authorization"].contains(name.lowercased()) { return nil }
        self.value = value
        self.place = place
        self.name = name
        self.location = location
    }

    var key: String { "\(location) \(location == "header" ? name.lowercased() : name)" }
    var isRequired: Bool { location == "path" || value["required"] == true }
    var label: String { "\(location) parameter \"\(name)\"" }

    /// How its value is written into a call.
    var serialization: JSON {
        let style = value["style"]?.string ?? (location == "query" || location == "cookie" ? "form" : "simple")
        return [
            "style": .string(style), "explode": value["explode"] ?? .bool(style == "form"),
            "allowReserved": value["allowReserved"] ?? false,
        ]
    }
}

extension APIComparison {
    mutating func compareParameters(_ left: PairedOperation, _ right: PairedOperation, _ direction: Direction) {
        let name = right.name
        let before = parameters(of: left, in: old)
        var after = parameters(of: right, in: new)
        // Variables of one place in the path are one parameter, whatever they are called.
        var renamed: [String: String] = [:]
        for (one, other) in zip(Route.variables(in: left.path), Route.variables(in: right.path)) where one != other {
            renamed["path \(other)"] = "path \(one)"
            report(name, "path parameter \"\(one)\"", "the parameter was renamed", .no, .string(one), .string(other))
        }
        for parameter in before {
            guard let index = after.firstIndex(where: { renamed[$0.key] ?? $0.key == parameter.key }) else {
                report(name, parameter.label, "the parameter was removed", direction == .request ? .yes : parameter.isRequired ? .yes : .no)
                continue
            }
            compare(parameter, after.remove(at: index), of: name, direction)
        }
        for parameter in after {
            report(
                name, parameter.label, parameter.isRequired ? "a required parameter was added" : "an optional parameter was added",
                parameter.isRequired && direction == .request ? .yes : .no)
        }
    }

    private mutating func compare(_ one: Parameter, _ other: Parameter, of name: String, _ direction: Direction) {
        compare(required: one.isRequired, other.isRequired, direction, of: name, at: other.label)
        if one.serialization != other.serialization {
            report(name, other.label, "the parameter is written in another way", .yes, one.serialization, other.serialization)
        }
        if one.value["content"] != nil || other.value["content"] != nil {
            compare(content: (one.value, one.place), (other.value, other.place), direction, of: name, at: other.label)
        } else {
            compare(
                schemas: one.value["schema"].map { SchemaNode(schema: $0, place: one.place + "/schema") },
                other.value["schema"].map { SchemaNode(schema: $0, place: other.place + "/schema") }, direction, of: name, at: other.label)
        }
    }

    mutating func compare(required before: Bool, _ after: Bool, _ direction: Direction, of name: String, at place: String) {
        guard before != after else { return }
        report(name, place, after ? "it is required now" : "it is no longer required", after == (direction == .request) ? .yes : .no)
    }

    /// Those of the path item and of the operation, of which the operation's stand.
    private func parameters(of operation: PairedOperation, in api: ComparedAPI) -> [Parameter] {
        var result: [Parameter] = []
        for (part, place) in [(operation.operation, operation.place), (operation.item, operation.place + "/..")] {
            for (index, value) in (part["parameters"]?.array ?? []).enumerated() {
                let resolved = api.resolved(value, at: "\(place)/parameters/\(index)")
                guard let parameter = Parameter(resolved.value, place: resolved.place), !result.contains(where: { $0.key == parameter.key })
                else { continue }
                result.append(parameter)
            }
        }
        return result
    }
}

extension Route {
    /// The names of a path's variables, also of those that are a part of a segment.
    fileprivate static func variables(in path: String) -> [String] {
        path.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0 != "}" }) }
    }
}
