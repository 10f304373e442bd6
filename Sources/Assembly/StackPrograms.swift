import CloudFormationModel
import Documents
import Loom

/// What runs in a stack and can be put back: aliases of functions, be they images or packages, and services on ECS; and which images of the
/// account's own registry they need. Read from the template alone. What has no fixed name cannot be put back by name, and is left out.
struct StackPrograms {
    struct Image: Hashable {
        var service: String
        var repository: String
        var tag: String
        var region: String
    }

    /// What runs, and as what a release knows it: an image's tag, or `zip-` and the start of a package's SHA-256.
    struct Code {
        var service: String
        var release: String
    }

    private(set) var images: [Image] = []
    private(set) var aliases: [(code: Code, version: String, function: String, name: String)] = []
    private(set) var workers: [(code: Code, task: String, cluster: String, name: String)] = []

    /// The names of services by those of their repositories.
    static func services(_ services: [ServiceDescription]) -> [String: String] {
        Dictionary(services.map { ($0.repository, $0.name) }) { first, _ in first }
    }

    /// - Parameter services: the services' names by the names of their repositories.
    init(_ template: Template, services: [String: String]) {
        var functions: [String: Code] = [:]
        var tasks: [String: Code] = [:]
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
                let found = image(properties["Code"]?["ImageUri"])
                if let found { add(found) }
                guard let name = properties["FunctionName"]?.string else { continue }
                functions[name] = found.map(Code.init(_:)) ?? Code(package: properties["Code"]?["S3Key"], of: properties, named: name)
            case "AWS::ECS::TaskDefinition":
                for container in properties["ContainerDefinitions"]?.array ?? [] {
                    guard let found = image(container["Image"]) else { continue }
                    add(found)
                    if tasks[resource.logicalID] == nil { tasks[resource.logicalID] = Code(found) }
                }
            case "AWS::ECS::Cluster": clusters[resource.logicalID] = properties["ClusterName"]?.string
            default: continue
            }
        }
        for resource in template.resources {
            let properties = resource.properties
            switch resource.type {
            case "AWS::Lambda::Alias":
                guard let function = properties["FunctionName"]?.string, let code = functions[function],
                    let name = properties["Name"]?.string,
                    let version = properties["FunctionVersion"]?["Fn::GetAtt"]?[0]?.string
                else { continue }
                aliases.append((code, version, function, name))
            case "AWS::ECS::Service":
                guard let name = properties["ServiceName"]?.string, let task = properties["TaskDefinition"]?["Ref"]?.string,
                    let code = tasks[task], let cluster = properties["Cluster"]?["Ref"]?.string.flatMap({ clusters[$0] })
                else { continue }
                workers.append((code, task, cluster, name))
            default: continue
            }
        }
    }
}

extension StackPrograms.Code {
    init(_ image: StackPrograms.Image) { self.init(service: image.service, release: image.tag) }

    /// - Parameters:
    ///   - key: where the package lies: `assets/dev/{sha256}.zip`. A key that is no text in the template says nothing of what is there.
    ///   - properties: of a function, whose tag `service` is its name among people.
    init?(package key: JSON?, of properties: JSON.Object, named name: String) {
        guard let key else { return nil }
        let file = key.string?.split(separator: "/").last?.prefix { $0 != "." } ?? ""
        let isDigest = file.utf8.count == 64 && file.allSatisfy(\.isHexDigit)
        let tags = properties["Tags"]?.array ?? []
        self.init(
            service: tags.first { $0["Key"]?.string == "service" }?["Value"]?.string ?? name,
            release: isDigest ? "zip-\(file.prefix(12))" : "zip")
    }
}

extension StackPrograms.Image {
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
