import CloudFormationModel
import Documents

/// One stack while it is put together: first its resources are collected, then each is resolved to what its template says.
final class StackBuilder {
    struct Entry {
        var id: String
        var resource: any ResourceDeclaration
        var scope: Scope
        var part: String
        /// What it publishes: its logical ID then ends in a hash of these resources.
        var publishes: [Target] = []
        var ignores: Set<String> = []
    }

    unowned let synthesis: Synthesis
    let name: String
    let stack: any Stack
    let region: Region
    private(set) var entries: [Entry] = []
    private(set) var parameters: [(parameter: Template.Parameter, source: SynthesizedStack.ParameterSource)] = []
    /// What the stack declares beside its resources.
    var declared = DeclaredParameters()
    private(set) var outputs: [Template.Output] = []
    /// Stacks that must be deployed first, each with the reference that asks for it.
    private(set) var dependencies: [(stack: String, because: String, reader: Handle?)] = []

    private var parameterSources: [String: SynthesizedStack.ParameterSource] = [:]
    private var outputValues: [String: JSON] = [:]
    private var ids: [String: Int] = [:]
    private var resolved: [Int: Template.Resource] = [:]
    private var publishedIDs: [Int: String] = [:]
    private var publishing: Set<Int> = []
    private var tags: [String: TagSet] = [:]
    /// What is being resolved.
    private var reader: Handle?

    init(name: String, stack: any Stack, region: Region, synthesis: Synthesis) {
        self.name = name
        self.stack = stack
        self.region = region
        self.synthesis = synthesis
    }

    func add(_ entry: Entry) {
        if declared.has(entry.id) {
            return entry.scope.report(
                "duplicate-logical-id", "\(entry.resource.typeName) and a parameter both get the logical ID \"\(entry.id)\"",
                remedy: "rename one of the declarations")
        }
        if let taken = ids[entry.id] {
            let other = synthesis.locate(entries[taken].scope.handle)
            return entry.scope.report(
                "duplicate-logical-id",
                "\(entry.resource.typeName) and \(entries[taken].resource.typeName) at \(other.file):\(other.line) both get the logical ID \"\(entry.id)\"",
                remedy: "rename one of the declarations")
        }
        ids[entry.id] = entries.count
        let place = Synthesis.Place(stack: self, entry: entries.count)
        synthesis.places[Target(entry.scope.handle, part: entry.part)] = place
        synthesis.places[entry.resource.target] = place
        entries.append(entry)
    }

    func document(_ path: String, for handle: Handle) -> Document? {
        synthesis.document(path, for: handle, stack: name)
    }

    // MARK: Resolving

    func logicalID(of index: Int) -> String {
        let entry = entries[index]
        guard !entry.publishes.isEmpty else { return entry.id }
        if let known = publishedIDs[index] { return known }
        guard publishing.insert(index).inserted else {
            entry.scope.report(
                "publishes-itself", "\(entry.id) publishes what refers to it, so that its ID would have to hold a hash of itself",
                remedy: "refer to it from something that it does not publish")
            return entry.id
        }
        let content = entry.publishes.compactMap { target -> JSON? in
            guard let place = synthesis.places[target], place.stack === self else { return nil }
            var properties = resource(place.entry).properties
            for name in entry.ignores { properties[name] = nil }
            return .object(properties)
        }
        let id = entry.id + SHA256.hex(of: JSONWriter.bytes(.array(content), .compact)).prefix(8).uppercased()
        publishedIDs[index] = id
        return id
    }

    /// The resource as its template has it.
    func resource(_ index: Int) -> Template.Resource {
        if let known = resolved[index] { return known }
        let entry = entries[index]
        let outer = reader
        reader = entry.scope.handle
        defer { reader = outer }
        var properties = JSON.Object()
        for field in entry.resource.properties.fields {
            let value = field.value.json(resolve)
            // A resource that reads no parameter has nothing to say of them.
            if case .reference(let reference) = field.value, reference.kind == .parameters, value == "" { continue }
            properties[field.name] = value
        }
        synthesis.resourceTags.add(tags(of: entry.scope.service), to: &properties, of: entry.resource.typeName)
        let result = Template.Resource(
            logicalID(of: index), type: entry.resource.typeName, properties: properties,
            attributes: attributes(of: entry, referring: properties))
        resolved[index] = result
        return result
    }

    private func tags(of service: String) -> TagSet {
        if let known = tags[service] { return known }
        let set = synthesis.tags(stack: name, service: service)
        tags[service] = set
        return set
    }

    private func attributes(of entry: Entry, referring properties: JSON.Object) -> JSON.Object {
        let attributes = entry.resource.attributes
        var object = JSON.Object()
        if let condition = attributes.condition { object["Condition"] = .string(condition) }
        let ids = attributes.dependsOn.compactMap { dependency(on: $0, of: entry.resource.handle) }
        // What a property refers to is waited for anyway; to say it twice is noise in every review.
        let implied = ids.isEmpty ? [] : References.names(in: .object(properties))
        var explicit: [JSON] = []
        for id in ids where !implied.contains(id) && !explicit.contains(.string(id)) { explicit.append(.string(id)) }
        if !explicit.isEmpty { object["DependsOn"] = .array(explicit) }
        if let policy = attributes.creationPolicy { object["CreationPolicy"] = policy.json(resolve) }
        if let policy = attributes.updatePolicy { object["UpdatePolicy"] = policy.json(resolve) }
        if let policy = attributes.deletionPolicy { object["DeletionPolicy"] = .string(policy.rawValue) }
        if let policy = attributes.updateReplacePolicy { object["UpdateReplacePolicy"] = .string(policy.rawValue) }
        if let metadata = metadata(of: entry) { object["Metadata"] = metadata }
        return object
    }

    /// The logical ID to wait for; a resource of another stack is waited for by the order of the stacks.
    private func dependency(on target: Target, of handle: Handle) -> String? {
        guard let place = synthesis.place(of: target, usedIn: self) else { return nil }
        guard place.stack === self else {
            depend(on: place, value: "")
            return nil
        }
        return logicalID(of: place.entry)
    }

    /// What stands in this template for a reference.
    func resolve(_ reference: Reference) -> JSON {
        if let known = declared.resolve(reference) { return known }
        guard let place = synthesis.place(of: reference.target, usedIn: self) else { return "unresolved" }
        switch reference.kind {
        case .ref:
            return place.stack === self ? ["Ref": .string(logicalID(of: place.entry))] : parameter(for: place, attribute: nil)
        case .attribute(let name):
            guard place.stack === self else { return parameter(for: place, attribute: name) }
            return ["Fn::GetAtt": [.string(logicalID(of: place.entry)), .string(name)]]
        case .literal(let property):
            if place.stack !== self { depend(on: place, value: property) }
            return place.stack.literal(property, of: place.entry)
        case .parameters:
            return parametersRead(by: place)
        case .condition:
            return "unresolved"
        }
    }

    /// The parameters that a resource reads, in one text.
    private func parametersRead(by place: Synthesis.Place) -> JSON {
        let names = References.names(in: .object(place.stack.resource(place.entry).properties))
        let read = (declared.parameters + parameters.map(\.parameter)).filter { names.contains($0.name) }
        // The description of a Lambda version, which is what this is for, takes 256 characters.
        if read.reduce(-1, { $0 + 1 + ParameterType.longestValue($1.type) }) > 256 {
            place.stack.entries[place.entry].scope.report(
                "too-many-parameters",
                "it reads \(read.count) values of other stacks (\(read.map(\.name).joined(separator: ", "))), too many to tell its versions apart",
                remedy: "read fewer of them directly, such as by name from a parameter store")
        }
        return Expression.joined(read.enumerated().flatMap { $0 == 0 ? [.ref($1.name)] : [.string(" "), .ref($1.name)] }).json(resolve)
    }

    private func literal(_ property: String, of index: Int) -> JSON {
        let entry = entries[index]
        let value = entry.resource.properties[property]?.json(resolve)
        guard let value, References.names(in: value).isEmpty else {
            entry.scope.report(
                "name-not-known", "the \(property) of \(entry.id) is needed at synth, but is known only at deployment",
                remedy: "give it a fixed name")
            return "unresolved"
        }
        return value
    }

    /// Whether a resource has the logical ID.
    func has(_ id: String) -> Bool { ids[id] != nil }

    // MARK: Across stacks

    private func depend(on place: Synthesis.Place, value: String) {
        guard !dependencies.contains(where: { $0.stack == place.stack.name }) else { return }
        let what = value.isEmpty ? place.stack.entries[place.entry].id : "\(place.stack.entries[place.entry].id).\(value)"
        dependencies.append((place.stack.name, "\(name) reads \(place.stack.name).\(what)", reader))
    }

    /// The parameter that carries a value of another stack, which becomes an output there.
    private func parameter(for place: Synthesis.Place, attribute: String?) -> JSON {
        depend(on: place, value: attribute ?? "Ref")
        let producer = place.stack
        let id = producer.logicalID(of: place.entry)
        let output = id + (attribute ?? "Ref").filter { $0 != "." }
        let value: JSON = attribute.map { ["Fn::GetAtt": [.string(id), .string($0)]] } ?? ["Ref": .string(id)]
        producer.addOutput(Template.Output(output, value: value), declaredAt: producer.entries[place.entry].scope)
        let name = SynthesizedStack.parameterName(of: output, from: producer.name)
        addParameter(name, from: SynthesizedStack.ParameterSource(stack: producer.name, output: output), place, attribute)
        return ["Ref": .string(name)]
    }

    private func addParameter(_ name: String, from source: SynthesizedStack.ParameterSource, _ place: Synthesis.Place, _ attribute: String?)
    {
        let entry = place.stack.entries[place.entry]
        if let taken = parameterSources[name] {
            guard taken != source else { return }
            return entry.scope.report(
                "duplicate-parameter",
                "\(taken.stack).\(taken.output) and \(source.stack).\(source.output) both reach stack \"\(self.name)\" as parameter \"\(name)\"",
                remedy: "rename one of the properties")
        }
        parameterSources[name] = source
        if declared.has(name) {
            entry.scope.report(
                "duplicate-parameter",
                "stack \"\(self.name)\" declares a parameter \"\(name)\", which is also that for \(source.stack).\(source.output)",
                remedy: "rename one of the properties")
        }
        if let index = ids[name] {
            entries[index].scope.report(
                "duplicate-logical-id",
                "\(entries[index].resource.typeName) and the parameter for \(source.stack).\(source.output) are both \"\(name)\"",
                remedy: "rename the property")
        }
        let type = ParameterType.type(of: entry.resource.typeName, attribute: attribute)
        let description = "Output \(source.output) of stack \(source.stack)"
        parameters.append((Template.Parameter(name, type: type, description: description), source))
    }

    /// - Parameter scope: what is shown; nil for an output that the stack itself declares.
    func addOutput(_ output: Template.Output, declaredAt scope: Scope? = nil) {
        guard let taken = outputValues[output.name] else {
            outputValues[output.name] = output.value
            return outputs.append(output)
        }
        guard taken != output.value else { return }
        let message = "two values both get the output \"\(output.name)\" of stack \"\(name)\""
        let remedy = "rename the output, or one of the properties"
        if let scope { return scope.report("duplicate-output", message, remedy: remedy) }
        synthesis.findings.append(Finding("duplicate-output", message, stack: name, remedy: remedy))
    }
}
