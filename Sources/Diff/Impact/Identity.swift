import Documents
import Registry

/// Which of the values that a resource is known by stay when it is changed or replaced.
enum Identity {
    /// Whether a value is made of the resource's name, so that one of the same name has the same.
    static func isKept(_ attribute: String?, of type: String, _ schemas: Schemas) -> Bool {
        guard let facts = schemas[type] else { return false }
        // Where AWS makes the identifier, it makes it of the name in these.
        guard facts.isNamedByTemplate || ["AWS::SNS::Topic", "AWS::SQS::Queue"].contains(type) else { return false }
        guard let attribute else { return true }
        return !attribute.hasSuffix("Id") && !["Stream", "Version"].contains(where: attribute.holds)
            || facts.identifier.contains { $0.attribute == attribute }
    }

    /// What an update in place does to an attribute: nil where it stays.
    static func change(
        of attribute: String?, of type: String, _ schemas: Schemas, changing places: [[String]]
    ) -> Propagation.ReadChange? {
        guard let attribute, !places.isEmpty else { return nil }
        if type == "AWS::CloudFormation::Stack" { return attribute.hasPrefix("Outputs.") ? .mayChange : nil }
        if type == "AWS::EC2::LaunchTemplate" { return attribute.hasSuffix("VersionNumber") ? .changes : nil }
        let names = attribute.split(separator: ".").map(String.init)
        if places.contains(where: { $0.starts(with: names) || names.starts(with: $0) }) { return .changes }
        // `Endpoint.Port` is what the property `Port` says.
        return places.contains { $0.count == 1 && $0.last == names.last } ? .changes : nil
    }
}
