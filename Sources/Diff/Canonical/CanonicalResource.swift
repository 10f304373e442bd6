import Documents
import TemplateReading

/// A resource in the spelling in which equal resources are equal.
struct CanonicalResource {
    let key: ResourceIdentity
    let type: String
    /// Whether it is there: true, false, or what decides it.
    let presence: JSON
    /// Everything that can differ: `Properties`, `DeletionPolicy`, `DependsOn` …
    let body: JSON.Object
}

extension Canonicalizer {
    func presence(of resource: TemplateView.Resource) -> JSON {
        resource.body["Condition"]?.string.map(condition(named:)) ?? true
    }

    func resource(_ resource: TemplateView.Resource) -> CanonicalResource {
        var body: JSON.Object = [:]
        let presence = presence(of: resource)
        if presence.bool == nil { body["Condition"] = presence }
        body["Properties"] = value(.object(resource.properties), as: environment.schemas.shape(of: resource.type)) ?? [:]
        for (name, attribute) in resource.body where name != "Properties" && name != "Condition" && name != "Type" {
            switch name {
            case "DependsOn":
                let names = Dependencies.names(in: attribute).map { JSON.string(self.name(of: $0)) }
                if !names.isEmpty { body[name] = .array(names.asSet) }
            case "DeletionPolicy", "UpdateReplacePolicy":
                if attribute != .string(RemovalPolicies.standard(name, for: resource)) { body[name] = value(attribute, as: .free) }
            default: body[name] = value(attribute, as: .free)
            }
        }
        return CanonicalResource(
            key: ResourceIdentity(stack: stack.name, logicalID: resource.logicalID), type: resource.type, presence: presence, body: body)
    }
}
