import CloudFormationModel
import Testing

/// The same with types that have a Swift face: `SQS.Queue.self`.
extension Deployment {
    @discardableResult
    public func expect(
        _ type: (some TypedResource).Type, _ properties: Matcher = [:], attributes: Matcher = [:],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) -> DeployedResource? {
        expect(type.typeName, properties, attributes: attributes, sourceLocation: sourceLocation)
    }

    public func expectEach(
        _ type: (some TypedResource).Type, _ properties: Matcher, attributes: Matcher = [:],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        expectEach(type.typeName, properties, attributes: attributes, sourceLocation: sourceLocation)
    }

    public func expectCount(
        _ count: Int, of type: (some TypedResource).Type, _ properties: Matcher = [:], attributes: Matcher = [:],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        expectCount(count, of: type.typeName, properties, attributes: attributes, sourceLocation: sourceLocation)
    }
}
