import CloudFormationModel
import Documents
import Registry
import Testing

/// Expectations of resources. Each is an issue of the test that shows the nearest resource, where it is declared, and what differs.
extension Deployment {
    /// Expects a resource of a type with these properties and attributes (`DeletionPolicy`, `DependsOn` …), and gives the first.
    @discardableResult
    public func expect(
        _ type: String, _ properties: Matcher = [:], attributes: Matcher = [:], sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) -> DeployedResource? {
        guard let resources = asked(type, properties, sourceLocation) else { return nil }
        let compared = resources.map { (resource: $0, differences: $0.differences(properties, attributes: attributes)) }
        if let met = compared.first(where: { $0.differences.isEmpty }) { return met.resource }
        guard let nearest = compared.min(by: { $0.differences.weight < $1.differences.weight }) else { return nil }
        let message =
            "none of \(resources.count) \(type) is as expected; the nearest is \(nearest.resource.told):\(nearest.differences.lines)"
        Issue.record(resources.count == 1 ? nearest.resource.unexpected(nearest.differences) : message, at: sourceLocation)
        return nil
    }

    /// Expects every resource of a type to have these properties and attributes, and that there is one.
    public func expectEach(
        _ type: String, _ properties: Matcher, attributes: Matcher = [:], sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        for resource in asked(type, properties, sourceLocation) ?? [] {
            let differences = resource.differences(properties, attributes: attributes)
            if !differences.isEmpty { Issue.record(resource.unexpected(differences), at: sourceLocation) }
        }
    }

    /// Expects so many resources of a type with these properties and attributes.
    public func expectCount(
        _ count: Int, of type: String, _ properties: Matcher = [:], attributes: Matcher = [:],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        if let message = Misspelling.message(in: properties, of: type) { return Issue.record(message, at: sourceLocation) }
        let compared = all(type).map { (resource: $0, differences: $0.differences(properties, attributes: attributes)) }
        let found = compared.filter(\.differences.isEmpty).map(\.resource)
        guard found.count != count else { return }
        var message = "\(self): expected \(count) \(type), found \(found.count)\(found.isEmpty ? "" : ":")"
        for resource in found { message += "\n  \(resource.told)" }
        let others = compared.filter { !$0.differences.isEmpty }
        if found.count < count, let nearest = others.min(by: { $0.differences.weight < $1.differences.weight }) {
            message += "\nthe nearest other is \(nearest.resource.told):\(nearest.differences.lines)"
        }
        Issue.record(message, at: sourceLocation)
    }

    /// Expects the resource `data.Documents`, with these properties and attributes.
    @discardableResult
    public func expect(
        at id: String, _ properties: Matcher = [:], attributes: Matcher = [:], sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) -> DeployedResource? {
        guard let resource = self[id] else {
            let meant = Self.suggestion(nearestNames(to: id, among: resources.map(\.id) + resources.map(\.logicalID)))
            Issue.record("\(self): there is no resource \"\(id)\"\(meant)", at: sourceLocation)
            return nil
        }
        resource.expect(properties, attributes: attributes, sourceLocation: sourceLocation)
        return resource
    }

    /// The resources of a type; nil, with an issue, where there is none or the matcher names what the type does not have.
    private func asked(_ type: String, _ properties: Matcher, _ sourceLocation: Testing.SourceLocation) -> [DeployedResource]? {
        if let message = Misspelling.message(in: properties, of: type) {
            Issue.record(message, at: sourceLocation)
            return nil
        }
        let resources = all(type)
        guard resources.isEmpty else { return resources }
        let present = nearestNames(to: type, among: Set(self.resources.map(\.type)))
        let isKnown = !type.hasPrefix("AWS::") || ResourceRegistry.schema(for: type) != nil
        let meant = Self.suggestion(present.isEmpty && !isKnown ? ResourceRegistry.nearestTypeNames(to: type) : present)
        Issue.record("\(self): there is no \(type)\(isKnown ? "" : ", nor is it a type of AWS")\(meant)", at: sourceLocation)
        return nil
    }

    static func suggestion(_ names: [String]) -> String { names.isEmpty ? "" : "; did you mean \(names.joined(separator: " or "))?" }
}

extension DeployedResource {
    /// Expects these properties and attributes.
    public func expect(
        _ properties: Matcher, attributes: Matcher = [:], sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        if let message = Misspelling.message(in: properties, of: type) { return Issue.record(message, at: sourceLocation) }
        let differences = differences(properties, attributes: attributes)
        if !differences.isEmpty { Issue.record(unexpected(differences), at: sourceLocation) }
    }

    /// How a message names it: `data.Documents (stacks/Novialoom/DataStack.swift:22)`.
    var told: String { place.map { "\(id) (\($0))" } ?? id }

    func unexpected(_ differences: [Difference]) -> String { "\(type) \(told) is not as expected:\(differences.lines)" }
}
