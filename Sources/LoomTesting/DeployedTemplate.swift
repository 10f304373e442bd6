import CloudFormationModel
import Documents

/// One template of a deployment.
public struct DeployedTemplate: Sendable {
    /// The stack's name in the app: `data`.
    public let name: String
    /// Where it is deployed; `eu-west-3` for one that somebody wrote, unless said otherwise.
    public let region: String
    /// The whole template.
    public let json: JSON
    /// Where each resource is declared, by logical ID.
    let places: [String: Place]

    func resources(_ texts: DeployedText) -> [DeployedResource] {
        (json["Resources"]?.object ?? [:]).compactMap { logicalID, body in
            guard var attributes = body.object, let type = attributes["Type"]?.string else { return nil }
            let properties = attributes["Properties"]?.object ?? [:]
            attributes["Type"] = nil
            attributes["Properties"] = nil
            let resource = Template.Resource(logicalID, type: type, properties: properties, attributes: attributes)
            return DeployedResource(stack: name, resource: resource, place: places[logicalID], texts: texts)
        }
    }
}

extension Document {
    /// Where each resource of a template begins, by logical ID.
    var places: [String: Place] {
        let ids = root["Resources"]?.object?.keys ?? []
        var findings = ids.map { Finding("place", "", file: file, logicalID: $0, path: JSONPointer(["Resources", $0])) }
        locate(&findings)
        return findings.reduce(into: [:]) { places, finding in
            if let id = finding.logicalID, let line = finding.position?.line { places[id] = Place(file: file, line: line) }
        }
    }
}
