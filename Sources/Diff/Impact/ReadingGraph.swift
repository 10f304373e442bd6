import Documents
import TemplateReading

/// A property that reads another resource, straight or through functions, parameters and outputs.
struct Reading {
    let reader: ResourceIdentity
    /// From the resource's properties, as the registry's paths find it.
    let place: [String]
    let target: ResourceIdentity
    /// Nil for its identifier.
    let attribute: String?
    /// False where a condition decides, and nobody knows how.
    let isCertain: Bool
}

/// Who reads whom among the resources of an environment.
final class ReadingGraph {
    private(set) var readings: [ResourceIdentity: [Reading]] = [:]
    private let environment: CanonicalEnvironment
    private var fed: [ResourceIdentity: [Target]] = [:]

    private struct Target {
        let key: ResourceIdentity
        let attribute: String?
    }

    init(_ side: CanonicalSide) {
        environment = side.defaults
        for stack in side.view.stacks { add(stack) }
    }

    /// Those who read a resource.
    func readers(of key: ResourceIdentity) -> [Reading] { readings[key] ?? [] }

    private func add(_ stack: StackView) {
        let canonicalizer = environment.canonicalizer(of: stack)
        for reference in stack.template.references where reference.path.count > 2 && reference.path[0] == "Resources" {
            guard reference.path[2] == "Properties" else { continue }
            let targets = targets(of: reference, in: stack)
            if targets.isEmpty { continue }
            guard let (place, isCertain) = place(of: reference.path, canonicalizer) else { continue }
            let reader = ResourceIdentity(stack: stack.name, logicalID: reference.path[1])
            for target in targets where target.key != reader {
                readings[target.key, default: []].append(
                    Reading(reader: reader, place: place, target: target.key, attribute: target.attribute, isCertain: isCertain))
            }
        }
    }

    private func targets(of reference: TemplateReference, in stack: StackView) -> [Target] {
        switch reference.target {
        case .name(let name):
            if stack.template.resource(name) != nil {
                return [Target(key: ResourceIdentity(stack: stack.name, logicalID: name), attribute: nil)]
            }
            return stack.sources[name].map { targets(of: $0) } ?? []
        case .attribute(let name, let attribute):
            guard stack.template.resource(name) != nil else { return [] }
            return [Target(key: ResourceIdentity(stack: stack.name, logicalID: name), attribute: attribute ?? "")]
        case .condition, .mapping: return []
        }
    }

    /// What an output of another stack is made of.
    private func targets(of source: OutputSource) -> [Target] {
        let key = ResourceIdentity(stack: source.stack, logicalID: source.output)
        if let known = fed[key] { return known }
        guard let producer = environment.stacks[source.stack], let value = producer.template.outputs[source.output]?["Value"]
        else { return [] }
        // Whoever comes here again meanwhile has gone in a circle.
        fed[key] = []
        let found = References.all(in: value).flatMap { targets(of: $0, in: producer) }
        fed[key] = found
        return found
    }

    /// Where a reference stands among its resource's properties; nil on the side of a condition that is not taken.
    private func place(of path: [String], _ canonicalizer: Canonicalizer) -> (place: [String], isCertain: Bool)? {
        var place: [String] = []
        var isCertain = true
        var index = 3
        while index < path.count {
            let token = path[index]
            guard token.hasPrefix("Fn::") else {
                place.append(token)
                index += 1
                continue
            }
            guard token == "Fn::If", index + 1 < path.count else {
                // Deeper lie arguments of the function, and no properties; another choice may lie among them.
                index += 1
                while index < path.count, path[index] != "Fn::If" { index += 1 }
                continue
            }
            let condition = canonicalizer.template.value(at: Array(path[...index]) + ["0"])?.string.map(canonicalizer.condition(named:))
            switch condition {
            case .bool(let holds)?: if (path[index + 1] == "1") != holds { return nil }
            default: isCertain = false
            }
            index += 2
        }
        return (place, isCertain)
    }
}
