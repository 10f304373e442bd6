import CloudFormationModel
import Testing

/// The same with types that have a Swift face: `SQS.Queue.self`.
extension Deployment {
    /// As `expect` of the type's name; the first is given back.
    @discardableResult
    public func expect(
        _ type: (some TypedResource).Type, _ properties: Matcher = [:], attributes: Matcher = [:],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) -> DeployedResource? {
        expect(type.typeName, properties, attributes: attributes, sourceLocation: sourceLocation)
    }

    /// As `expectEach` of the type's name.
    public func expectEach(
        _ type: (some TypedResource).Type, _ properties: Matcher, attributes: Matcher = [:],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        expectEach(type.typeName, properties, attributes: attributes, sourceLocation: sourceLocation)
    }

    /// As `expectCount` of the type's name.
    public func expectCount(
        _ count: Int, of type: (some TypedResource).Type, _ properties: Matcher = [:], attributes: Matcher = [:],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        expectCount(count, of: type.typeName, properties, attributes: attributes, sourceLocation: sourceLocation)
    }
}
