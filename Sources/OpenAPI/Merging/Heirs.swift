import Documents

extension APIDocument {
    /// For each schema that others extend under `allOf`, those that do: a discriminator in it knows them by their names.
    var heirs: [String: [String]] {
        var heirs: [String: [String]] = [:]
        for (name, schema) in root["components"]?["schemas"]?.object?.members ?? [] {
            for base in schema["allOf"]?.array ?? [] {
                if case .component(let component) = Reference(in: base) { heirs[component.name, default: []].append(name) }
            }
        }
        return heirs
    }
}
