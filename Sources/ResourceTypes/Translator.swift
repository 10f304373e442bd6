import Documents
import Registry

/// Turns the schema of a resource type into its Swift face.
struct Translator {
    private let schema: ResourceSchema
    private let overrides: [String: Face]
    private var readOnly: Set<String> = []
    /// Definitions in use that are types of their own, each under its Swift name, in the order in which they were met.
    private var definitions: [(key: String, name: String)] = []

    static func translate(_ schema: ResourceSchema) -> ResourceType {
        var translator = Translator(schema)
        return translator.resource()
    }

    private init(_ schema: ResourceSchema) {
        self.schema = schema
        overrides = Overrides.faces[schema.typeName] ?? [:]
        for path in schema.readOnly { markReadOnly(path) }
    }

    private mutating func resource() -> ResourceType {
        let parts = schema.typeName.split(separator: ":", omittingEmptySubsequences: true).map(String.init)
        let name = Naming.upperCamel(parts[2])
        var bag = bag(
            named: Naming.reservedTypes.contains(name) ? name + "Resource" : name, schema.root, owner: "",
            reservedArguments: Naming.reservedArguments)
        var done = 0
        while done < definitions.count {
            let (key, name) = definitions[done]
            done += 1
            guard let definition = definition(key) else { continue }
            if let cases = enumerationCases(definition) {
                bag.nested.append(.enumeration(Enumeration(name: name, cases: cases)))
            } else {
                bag.nested.append(.bag(self.bag(named: name, definition, owner: "#\(key)")))
            }
        }
        bag.nested.sort { $0.name < $1.name }
        return ResourceType(typeName: schema.typeName, namespace: parts[1], bag: bag, attributes: attributes())
    }

    // MARK: Bags

    /// `owner` names the place for `readOnly` and for overrides: empty for the resource, `#Code` for a definition.
    private mutating func bag(
        named name: String, _ object: PropertySchema, owner: String, reservedArguments: Set<String> = []
    ) -> Bag {
        var bag = Bag(name: name, references: references(of: object), properties: [], nested: [])
        let required = Set(object.required)
        var arguments = reservedArguments
        for (property, schema) in object.allProperties {
            let place = "\(owner)/\(property)"
            guard !isReadOnly(place, schema) else { continue }
            let face = face(property, schema, place: place, in: &bag)
            var argument = Naming.lowerCamel(property)
            if !arguments.insert(argument).inserted { argument += "Property" }
            bag.properties.append(Property(name: property, argument: argument, face: face, isRequired: required.contains(property)))
        }
        bag.properties.sort { ($0.isRequired ? 0 : 1, $0.argument) < ($1.isRequired ? 0 : 1, $1.argument) }
        return bag
    }

    // MARK: Faces

    private mutating func face(_ property: String, _ schema: PropertySchema, place: String, in bag: inout Bag, depth: Int = 0) -> Face {
        if let face = overrides[path(of: place)] { return face }
        // A list of lists of lists is the deepest there is; a definition that leads back to itself through lists alone would be endless.
        guard depth < 4 else { return .untyped }
        let resolved = schema.resolved
        if let key = schema.definition {
            if isType(resolved) { return .named(name(ofDefinition: key)) }
            // The elements of a list that several properties share are of one type.
            if resolved.kinds == [.array], let items = resolved.items, items.definition == nil, isType(items) {
                return .list(.named(name(ofDefinition: key + Self.elements)))
            }
        }
        if let cases = Overrides.cases[self.schema.typeName]?[path(of: place)].map(Self.cases) ?? enumerationCases(resolved) {
            let name = nestedName(property, in: bag)
            bag.nested.append(.enumeration(Enumeration(name: name, cases: cases)))
            return .named(name)
        }
        if isObject(resolved) {
            let name = nestedName(property, in: bag)
            // The name is taken before the parts are, so that none of them takes it.
            bag.nested.append(.bag(self.bag(named: name, resolved, owner: place)))
            return .named(name)
        }
        let kinds = kinds(of: resolved)
        switch kinds {
        case [.string]: return .value("String")
        case [.integer]: return .value("Int")
        case [.number]: return .value("Double")
        case [.boolean]: return .value("Bool")
        case [.array]:
            guard let items = resolved.items else { return .list(.untyped) }
            return .list(face(property, items, place: place + "/*", in: &bag, depth: depth + 1))
        case [.object], [.object, .string]:
            if Overrides.policies.contains(property) { return .policyDocument }
            guard kinds == [.object], let values = resolved.valueSchema else { return .untyped }
            return .map(face(property, values, place: place + "/*", in: &bag, depth: depth + 1))
        default:
            return alternatives(property, resolved, place: place, in: &bag, depth: depth)
        }
    }

    /// A value that may have one of several forms has the face that all of them share; a form that is the JSON of any other is left out.
    private mutating func alternatives(
        _ property: String, _ schema: PropertySchema, place: String, in bag: inout Bag, depth: Int
    ) -> Face {
        let forms = (schema.oneOf + schema.anyOf + schema.allOf).filter { !$0.isDocument }
        guard schema.kinds.isEmpty, !forms.isEmpty, forms.allSatisfy({ !$0.resolved.kinds.isEmpty }) else { return .untyped }
        let unchanged = bag
        let faces = Set(forms.map { face(property, $0, place: place, in: &bag, depth: depth + 1) })
        if faces.count == 1, let face = faces.first { return face }
        bag = unchanged
        return .untyped
    }

    /// The kinds of a schema, `object` first; a whole number that may also be any number is a number.
    private func kinds(of schema: PropertySchema) -> [PropertySchema.Kind] {
        let kinds = Set(schema.kinds)
        if kinds == [.integer, .number] { return [.number] }
        return PropertySchema.Kind.allCases.filter(kinds.contains).sorted { $0 == .object && $1 != .object }
    }

    private func isType(_ schema: PropertySchema) -> Bool { isObject(schema) || enumerationCases(schema) != nil }

    private func isObject(_ schema: PropertySchema) -> Bool {
        (schema.kinds.isEmpty || schema.kinds.contains(.object)) && !schema.allProperties.isEmpty
    }

    /// Tables of instance types and the like would be longer than all the rest; they stay strings.
    private static let mostCases = 100

    /// Values whose case is said not to matter stay strings: the registry has them in lower case only, and services want their own spelling
    /// (`GB` of a cache's storage).
    private func enumerationCases(_ schema: PropertySchema) -> [(name: String, value: String)]? {
        guard schema.kinds == [.string], let values = schema.enumeration, values.count <= Self.mostCases else { return nil }
        let cases = Self.cases(values.compactMap(\.string))
        return cases.isEmpty ? nil : cases
    }

    /// Values that differ in case alone have one name; the first stands.
    private static func cases(_ values: [String]) -> [(name: String, value: String)] {
        var names: Set<String> = ["", "init"]
        return values.map { (name: caseName(of: $0), value: $0) }.filter { names.insert($0.name).inserted }
    }

    /// Arguments are optional, and `.none` of an optional is nil: what AWS calls `NONE` would be left out.
    private static func caseName(of value: String) -> String {
        let name = Naming.lowerCamel(value)
        return name == "none" ? "explicitNone" : name
    }

    // MARK: Names

    /// After a definition's key: what the elements of its list are.
    private static let elements = "/*"

    private func definition(_ key: String) -> PropertySchema? {
        key.hasSuffix(Self.elements) ? schema.root.definition(String(key.dropLast(2)))?.items : schema.root.definition(key)
    }

    /// The Swift names of the definitions to which the properties refer, at any depth before the next definition.
    private func references(of object: PropertySchema) -> Set<String> {
        if let key = object.definition { return [Naming.upperCamel(key)] }
        let parts =
            object.allProperties.map(\.schema) + [object.items, object.valueSchema].compactMap(\.self) + object.oneOf + object.anyOf
        return parts.reduce(into: []) { $0.formUnion(references(of: $1)) }
    }

    private mutating func name(ofDefinition key: String) -> String {
        if let known = definitions.first(where: { $0.key == key }) { return known.name }
        var name = Naming.upperCamel(key)
        while Naming.reservedTypes.contains(name) || definitions.contains(where: { $0.name == name }) { name += "Property" }
        definitions.append((key, name))
        return name
    }

    /// The name of a type that only one property has; not that of a definition to which the property's neighbours refer.
    private func nestedName(_ property: String, in bag: Bag) -> String {
        var name = Naming.upperCamel(property)
        while Naming.reservedTypes.contains(name) || bag.references.contains(name) || bag.nested.contains(where: { $0.name == name })
            || name == bag.name
        {
            name += "Property"
        }
        return name
    }

    // MARK: Read-only properties and attributes

    private mutating func markReadOnly(_ path: PropertyPath) {
        var owner = ""
        var object = schema.root
        func descend(_ next: PropertySchema?, _ name: String) {
            guard let next else { return }
            owner = next.definition.map { "#\($0)" } ?? "\(owner)/\(name)"
            object = next.resolved
        }
        for (index, name) in path.names.enumerated() {
            if name == "*" {
                descend(object.items, name)
            } else {
                // Some paths pass over a list.
                if object[name] == nil { descend(object.items, "*") }
                if index == path.names.count - 1 { readOnly.insert("\(owner)/\(name)") }
                descend(object[name], name)
            }
        }
    }

    /// Whether AWS alone sets the property, or all of its parts.
    private func isReadOnly(_ place: String, _ schema: PropertySchema) -> Bool {
        if readOnly.contains(place) { return true }
        let owner = schema.definition.map { "#\($0)" } ?? place
        let properties = schema.resolved.allProperties
        return !properties.isEmpty && properties.allSatisfy { readOnly.contains("\(owner)/\($0.key)") }
    }

    /// `#Environment/Variables` and `/Environment/Variables` alike → `Environment/Variables`
    private func path(of place: String) -> String { String(place.drop { $0 == "#" || $0 == "/" }) }

    /// What AWS sets, and what identifies the resource. Types that are older than the registry answer any of their properties, too; those
    /// the maker of a resource knows.
    private func attributes() -> [Attribute] {
        let wanted = Set((schema.readOnly + schema.primaryIdentifier).map(\.attribute))
        var variables = Naming.reservedMembers
        return schema.attributes.filter(wanted.contains).compactMap { name in
            guard !name.contains("*"), let face = attributeFace(name) else { return nil }
            var variable = name.split(separator: ".").map { Naming.upperCamel(Naming.lowerCamel(String($0))) }.joined()
            variable = Naming.lowerCamel(variable.prefix(1).lowercased() + variable.dropFirst())
            if name.contains(".") == false { variable = Naming.lowerCamel(name) }
            while !variables.insert(variable).inserted { variable += "Attribute" }
            return Attribute(name: name, variable: variable, face: face)
        }
    }

    private func attributeFace(_ name: String) -> Face? {
        guard let attribute = schema.attribute(name)?.resolved else { return nil }
        switch kinds(of: attribute) {
        case [.string], []: return attribute.allProperties.isEmpty ? .value("String") : nil
        case [.integer]: return .value("Int")
        case [.number]: return .value("Double")
        case [.boolean]: return .value("Bool")
        case [.array]: return attribute.items?.resolved.kinds == [.string] ? .list(.value("String")) : nil
        default: return nil
        }
    }
}

extension PropertySchema {
    /// The properties with those of all branches, of which a value may have one or the other.
    var allProperties: [(key: String, schema: PropertySchema)] {
        var found: [String: PropertySchema] = [:]
        for name in propertyNames { found[name] = self[name] }
        for branch in oneOf + anyOf + allOf where branch.definition == nil {
            for name in branch.propertyNames where found[name] == nil {
                guard let schema = branch[name], !schema.isForbidden, !propertyNames.contains(name) else { continue }
                found[name] = schema
            }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
