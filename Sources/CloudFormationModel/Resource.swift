/// Any resource type, its properties written as they stand in CloudFormation's documentation: the escape hatch for types that have no
/// generated face.
///
///     Resource("AWS::Scheduler::ScheduleGroup", ["Name": "nightly"])
public struct Resource: ResourceDeclaration {
    public let typeName: String
    public var handle: Handle
    public var properties = Properties()
    public var attributes: ResourceAttributes

    /// - Parameters:
    ///   - typeName: as CloudFormation writes it; one that it does not have is an error of `check`, with the nearest names.
    ///   - properties: by their names in CloudFormation, checked against the type's schema.
    ///   - attributes: what stands beside the properties: `DependsOn`, `DeletionPolicy` and the like.
    public init(
        _ typeName: String, _ properties: Map<Untyped> = [:], attributes: ResourceAttributes = ResourceAttributes(), file: String = #fileID,
        line: Int = #line
    ) {
        self.typeName = typeName
        handle = Handle(typeName, file: file, line: line)
        self.attributes = attributes
        if case .object(let fields) = properties.expression {
            for field in fields { self.properties[field.name] = field.value }
        }
    }
}
