import Documents
import Loom

extension Release {
    /// What templates run: the tag of each service's image, where one of them names it.
    public init(runningIn templates: [JSON], services: [ServiceDescription]) {
        var tags: [String: String] = [:]
        let names = StackPrograms.services(services)
        for template in templates {
            for (_, resource) in template["Resources"]?.object ?? [:] {
                let properties = resource["Properties"]
                let containers = (properties?["ContainerDefinitions"]?.array ?? []).map { $0["Image"] }
                for value in containers + [properties?["Code"]?["ImageUri"]] {
                    guard let text = value?.string ?? value?["Fn::Sub"]?.string ?? value?["Fn::Sub"]?[0]?.string,
                        let image = StackPrograms.Image(text, services: names)
                    else { continue }
                    tags[image.service] = image.tag
                }
            }
        }
        self.init(tags: tags.filter { tag in services.contains { $0.name == tag.key } })
    }

    /// Whether no service has an image yet.
    public func isPlaceholder(for services: [ServiceDescription]) -> Bool {
        services.allSatisfy { tag(of: $0.name) == Self.placeholderTag }
    }
}
