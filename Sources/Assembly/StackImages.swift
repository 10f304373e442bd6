import CloudFormationModel
import Documents
import Loom

/// Which images of the account's own registry a template names, and what runs them: aliases of functions, and services on ECS. Read from the
/// template alone. What has no fixed name cannot be put back by name, and is left out.
struct StackImages {
    struct Image: Hashable {
        var service: String
        var repository: String
        var tag: String
        var region: String
    }

    private(set) var images: [Image] = []
    private(set) var aliases: [(service: String, version: String, function: String, name: String)] = []
    private(set) var workers: [(service: String, task: String, cluster: String, name: String)] = []

    /// The names of services by those of their repositories.
    static func services(_ services: [ServiceDescription]) -> [String: String] {
        Dictionary(services.map { ($0.repository, $0.name) }) { first, _ in first }
    }

    /// - Parameter services: the services' names by the names of their repositories.
    init(_ template: Template, services: [String: String]) {
        var functions: [String: Image] = [:]
        var tasks: [String: Image] = [:]
        var clusters: [String: String] = [:]
        var known: Set<Image> = []
        func add(_ image: Image) { if known.insert(image).inserted { images.append(image) } }
        func image(_ value: JSON?) -> Image? {
            guard let text = value?.string ?? value?["Fn::Sub"]?.string else { return nil }
            return Image(text, services: services)
        }
        for resource in template.resources {
            let properties = resource.properties
            switch resource.type {
            case "AWS::Lambda::Function":
                guard let found = image(properties["Code"]?["ImageUri"]) else { continue }
                add(found)
                if let name = properties["FunctionName"]?.string { functions[name] = found }
            case "AWS::ECS::TaskDefinition":
                for container in properties["ContainerDefinitions"]?.array ?? [] {
                    guard let found = image(container["Image"]) else { continue }
                    add(found)
                    if tasks[resource.logicalID] == nil { tasks[resource.logicalID] = found }
                }
            case "AWS::ECS::Cluster": clusters[resource.logicalID] = properties["ClusterName"]?.string
            default: continue
            }
        }
        for resource in template.resources {
            let properties = resource.properties
            switch resource.type {
            case "AWS::Lambda::Alias":
                guard let function = properties["FunctionName"]?.string, let image = functions[function],
                    let name = properties["Name"]?.string,
                    let version = properties["FunctionVersion"]?["Fn::GetAtt"]?[0]?.string
                else { continue }
                aliases.append((image.service, version, function, name))
            case "AWS::ECS::Service":
                guard let name = properties["ServiceName"]?.string, let task = properties["TaskDefinition"]?["Ref"]?.string,
                    let image = tasks[task], let cluster = properties["Cluster"]?["Ref"]?.string.flatMap({ clusters[$0] })
                else { continue }
                workers.append((image.service, task, cluster, name))
            default: continue
            }
        }
    }
}

extension StackImages.Image {
    /// `{account}.dkr.ecr.{region}.{suffix}/{repository}:{tag}`; nil for an image of another registry.
    init?(_ uri: String, services: [String: String]) {
        // By bytes: an account of several hundred functions has as many of these, and each is long.
        guard let slash = uri.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let path = uri.utf8[uri.utf8.index(after: slash)...]
        guard let colon = path.lastIndex(of: UInt8(ascii: ":")) else { return nil }
        let host = uri.utf8[..<slash].split(separator: UInt8(ascii: ".")).map(Substring.init)
        guard let registry = host.firstIndex(of: "dkr"), host.dropFirst(registry).prefix(2) == ["dkr", "ecr"], host.count > registry + 2
        else { return nil }
        let repository = String(Substring(path[..<colon]))
        self.init(
            service: services[repository] ?? repository, repository: repository,
            tag: String(Substring(path[path.index(after: colon)...])), region: String(host[registry + 2]))
    }
}
