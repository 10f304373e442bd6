import CloudFormationModel
import Documents

/// Where a construct puts its resources while it is built, and what it may know of its surroundings.
public struct Scope {
    let builder: StackBuilder
    let handle: Handle
    /// The construct's logical ID, which starts the IDs of its parts.
    public let id: String
    /// The construct's name in names and tags, in kebab-case: `documents`.
    public let service: String

    /// For names of something that is not this construct; `name` makes those of its own parts.
    public var naming: Naming { builder.synthesis.naming }
    /// The stack's name within the app: `data`.
    public var stack: String { builder.name }
    /// The stack's region: known at synth, where `Value.region` is known at deployment.
    public var region: Region { builder.region }

    /// The policy that bounds every role of the environment; nil where the app has none, and for what exists once per account.
    var permissionsBoundary: Value<String>? {
        guard builder.synthesis.app.hasPermissionsBoundary, naming.environment != nil else { return nil }
        return "arn:\(.partition):iam::\(.accountID):policy/\(naming.name(DeliveryRole.boundary))"
    }

    /// Adds a resource under the construct's logical ID followed by `part`; other declarations reach it by `Target(handle, part:)`.
    @discardableResult
    public func add<R: ResourceDeclaration>(_ part: String, _ resource: R) -> R {
        builder.add(StackBuilder.Entry(id: id + part, resource: resource, scope: self, part: part))
        return resource
    }

    /// Adds the resource that carries the construct's own logical ID.
    @discardableResult
    public func add<R: ResourceDeclaration>(_ resource: R) -> R { add("", resource) }

    /// Adds a resource that publishes others as they are now, such as a function's version: its logical ID ends in a hash of what it
    /// publishes, so that it is made anew when, and only when, that changes. Older ones are kept, since a rollback needs them.
    /// - Parameter ignored: properties of what is published that are no part of the publication.
    @discardableResult
    public func add<R: ResourceDeclaration>(_ part: String, _ resource: R, publishing published: [Target], ignoring ignored: Set<String>)
        -> R
    {
        builder.add(StackBuilder.Entry(id: id + part, resource: resource, scope: self, part: part, publishes: published, ignores: ignored))
        return resource
    }

    /// The name `{app}-{service}-{env}`, with `suffix` after the service: `dead-letters`. A name that AWS does not take is reported.
    public func name(_ rule: NameRule, suffix: String? = nil, generation: Int = 1) -> String {
        check(naming.name(suffix.map { "\(service)-\($0)" } ?? service, generation: generation), rule)
    }

    /// `name`, once it was checked against what AWS takes.
    public func check(_ name: String, _ rule: NameRule) -> String {
        if let problem = rule.problem(with: name) {
            report("name", problem, remedy: "shorten or rename the declaration; names are never truncated")
        }
        return name
    }

    /// The name in kebab-case of something declared anywhere in the app; nil when it was used but never stored.
    public func service(of handle: Handle) -> String? { builder.synthesis.services[handle] }

    /// Whether something is in the stack that is built, and stands before what is built now.
    func holds(_ target: Target) -> Bool { builder.synthesis.places[target].map { $0.stack === builder } ?? false }

    /// A name for an environment variable about something declared elsewhere: `DOCUMENTS_QUEUE_URL`.
    public func variable(_ handle: Handle, _ suffix: String) -> String {
        let words = [service(of: handle), suffix.isEmpty ? nil : suffix].compactMap { $0 }.joined(separator: "-")
        return String(decoding: words.uppercased().utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
    }

    /// Where the files of assets come from.
    var assets: AssetSources { builder.synthesis.assets }

    /// Puts an asset beside the templates, under the hash of its content, and has it uploaded before this stack is deployed.
    /// - Returns: its key in the app's deploy bucket.
    func publish(asset: [UInt8], ending: String) -> String {
        let (file, sha256) = file(of: asset, ending: ending)
        let key = "assets/\(builder.synthesis.environment)/\(sha256).\(ending)"
        builder.synthesis.add(SynthesizedAsset(stack: builder.name, file: file, key: key, sha256: sha256), asset)
        return key
    }

    /// The name of a file in the output folder, by its content, and its digest.
    func file(of content: [UInt8], ending: String) -> (file: String, sha256: String) {
        let sha256 = SHA256.hex(of: content)
        return ("assets/\(sha256).\(ending)", sha256)
    }

    /// Reads a JSON document of the repository; one that is missing or broken is reported.
    public func document(_ path: String) -> Document? { builder.document(path, for: handle) }

    /// A file of the repository; one that is missing is reported.
    public func file(_ path: String) -> SourceFile? {
        builder.synthesis.file(path, else: "missing-file", for: handle, stack: builder.name)
    }

    /// The bytes of a file of the repository; one that cannot be read is reported.
    public func bytes(of path: String) -> [UInt8]? {
        builder.synthesis.bytes(of: path, else: "missing-file", for: handle, stack: builder.name)
    }

    /// Puts a document beside the templates in the output folder: `openapi.json`, `portal/openapi.json`.
    public func publish(_ document: JSON, as file: String) { builder.synthesis.documents.append((file, document)) }

    /// Puts a file beside the templates in the output folder: `portal/index.html`.
    public func publish(_ file: SourceFile, as name: String) { builder.synthesis.publishedFiles.append((name, file)) }

    /// Says that something is wrong with the declaration, or worth knowing. What is not an error can be accepted where it is declared.
    public func report(_ rule: String, _ message: String, severity: Finding.Severity = .error, remedy: String? = nil) {
        builder.synthesis.report(rule, message, severity, handle, stack: builder.name, logicalID: id, remedy: remedy)
    }

    /// Findings that say their own places, such as those of a document that was read.
    public func report(_ findings: [Finding]) { builder.synthesis.report(findings, of: handle) }
}
