import CloudFormationModel
import Documents

/// One run of an app for one environment: what its constructs share while they are built and resolved.
final class Synthesis {
    /// Where a resource stands.
    struct Place {
        var stack: StackBuilder
        var entry: Int
    }

    /// A smoke test before logical IDs are known.
    struct SmokeCall {
        var function: Target
        var alias: String?
        var event: String
        var sha256: String
        var status: Int?
        var stack: StackBuilder
    }

    /// Where a package at a fixed key goes, before it is made.
    struct PackagePlace {
        var bucket: Expression
        var key: Expression
        /// The parameter that carries its version.
        var version: Target
        var stack: StackBuilder
    }

    let app: any App.Type
    let naming: Naming
    let environment: String
    let files: FileReader
    let assets: AssetSources
    /// The module that the app is declared in, as `#fileID` starts with it: `NovialoomStacks/`.
    private let module: String
    var findings: [Finding] = []
    var resourceTags = ResourceTags()
    var documents: [(name: String, content: JSON)] = []
    var publishedFiles: [(name: String, file: SourceFile)] = []
    private(set) var publishedAssets: [SynthesizedAsset] = []
    private var uploads: [SynthesizedUpload] = []
    var smokeTests: [SmokeCall] = []
    var packagePlaces: [PackagePlace] = []
    var services: [Handle: String] = [:]
    var places: [Target: Place] = [:]
    /// What is accepted of what constructs report themselves.
    var acceptances = AcceptedReports()
    private var builders: [StackBuilder] = []
    private var missed: Set<Handle> = []
    /// What an error was reported of, wherever it stands: at the declaration, or in a document that the declaration reads.
    private var failed: Set<Handle> = []

    init(app: any App.Type, naming: Naming, environment: String, files: @escaping FileReader, assets: AssetSources) {
        self.app = app
        // Without the search for a description of its own that String(reflecting:) makes.
        module = _typeName(app, qualified: true).prefix { $0 != "." } + "/"
        self.naming = naming
        self.environment = environment
        self.files = files
        self.assets = assets
    }

    func run(_ instance: some App) -> SynthesizedApp {
        build(instance)
        let resources = builders.map { builder in builder.entries.indices.map(builder.resource) }
        for builder in builders {
            for output in builder.stack.outputs {
                builder.addOutput(
                    Template.Output(output.name, value: output.value.expression.json(builder.resolve), description: output.description))
            }
        }
        let tests = smokeTests.compactMap(resolved)
        let stacks = zip(builders, resources).map { $0.synthesized($1) }
        return SynthesizedApp(
            app: app.name, environment: environment, stacks: DeploymentOrder.sorted(stacks, builders, &findings), documents: documents,
            files: publishedFiles, assets: publishedAssets, uploads: uploads.map { $0.run(by: stacks) }, smokeTests: tests,
            findings: findings, region: app.region, services: app.services,
            executionRole: app.hasPermissionsBoundary && naming.environment != nil ? naming.name(DeliveryRole.execution) : nil,
            deployBucket: DeployBucket.name(of: app.name))
    }

    /// What delivering the app takes.
    func deliveryNeeds(_ instance: some App) -> DeliveryNeeds {
        build(instance)
        return DeliveryNeeds(of: builders, tests: smokeTests, packages: packagePlaces, services: app.services)
    }

    /// Finds what is declared and lets each construct add its resources.
    private func build(_ instance: some App) {
        let declarations = Declarations(of: instance, locate: locate)
        findings += declarations.findings
        for declared in declarations.stacks {
            builders.append(
                StackBuilder(name: declared.name, stack: declared.stack, region: declared.stack.region ?? app.region, synthesis: self))
            for construct in declared.constructs { services[construct.construct.handle] = construct.service }
        }
        for (builder, declared) in zip(builders, declarations.stacks) {
            for item in declared.constructs {
                let scope = Scope(builder: builder, handle: item.construct.handle, id: item.id, service: item.service)
                item.construct.build(in: scope)
                scope.reportMissingParts()
            }
        }
    }

    /// Two functions may run from one package, which is then one file.
    func add(_ asset: SynthesizedAsset, _ bytes: [UInt8]) {
        guard !publishedAssets.contains(asset) else { return }
        if !publishedAssets.contains(where: { $0.file == asset.file }) { publishedFiles.append((asset.file, SourceFile(bytes))) }
        publishedAssets.append(asset)
    }

    /// A file at a fixed key. Two stacks may upload one file, each where it wants it.
    func add(_ upload: SynthesizedUpload, _ bytes: [UInt8]) {
        if !publishedFiles.contains(where: { $0.name == upload.file }) { publishedFiles.append((upload.file, SourceFile(bytes))) }
        uploads.append(upload)
    }

    private func resolved(_ test: SmokeCall) -> SynthesizedSmokeTest? {
        guard let place = place(of: test.function, usedIn: test.stack) else { return nil }
        return SynthesizedSmokeTest(
            stack: place.stack.name, function: place.stack.logicalID(of: place.entry), alias: test.alias, event: test.event,
            sha256: test.sha256, status: test.status)
    }

    // MARK: References

    /// Where the resource behind `target` stands. One that was never stored is reported, once, at its own declaration.
    func place(of target: Target, usedIn stack: StackBuilder) -> Place? {
        if let place = places[target] { return place }
        guard missed.insert(target.handle).inserted else { return nil }
        if let owner = builders.first(where: { $0.declared.name(of: target) != nil }) {
            report(
                "foreign-parameter", "a parameter of stack \"\(owner.name)\" is used in stack \"\(stack.name)\"", .error, target.handle,
                stack: stack.name, logicalID: nil, remedy: "declare one in \(stack.name), too")
            return nil
        }
        let isDeclared = services[target.handle] != nil
        // A declared construct without the part failed to build it, and has said why.
        if isDeclared, failed.contains(target.handle) { return nil }
        report(
            "not-declared",
            isDeclared
                ? "\(target.handle.kind) has no part \"\(target.part)\", which stack \"\(stack.name)\" uses"
                : "\(target.handle.kind) is used in stack \"\(stack.name)\" but stored in no stack",
            .error, target.handle, stack: stack.name, logicalID: nil,
            remedy: "store it in a property of a stack")
        return nil
    }

    /// The app's own tags, in one order.
    private lazy var ownTags = app.tags.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }

    func tags(stack: String, service: String) -> TagSet {
        TagSet([("app", app.name), ("env", environment), ("stack", stack), ("service", service)] + ownTags)
    }

    // MARK: Findings

    /// `NovialoomStacks/DataStack.swift` as the path that the file has in the repository.
    func locate(_ handle: Handle) -> (file: String, line: Int) {
        let fileID = handle.location.fileID
        guard fileID.hasPrefix(module) else { return (fileID, handle.location.line) }
        return ("\(app.sources)/\(Substring(fileID.utf8.dropFirst(module.utf8.count)))", handle.location.line)
    }

    func report(
        _ rule: String, _ message: String, _ severity: Finding.Severity, _ handle: Handle, stack: String?, logicalID: String?,
        remedy: String?
    ) {
        let place = locate(handle)
        var finding = Finding(
            rule, message, severity: severity, file: place.file, position: Position(line: place.line, column: 1), stack: stack,
            logicalID: logicalID, remedy: remedy)
        if severity == .error { failed.insert(handle) } else { finding.accepted = acceptances.reason(for: rule, of: handle) }
        if !findings.contains(finding) { findings.append(finding) }
    }

    /// Findings that say their own places.
    func report(_ found: [Finding], of handle: Handle) {
        if found.contains(where: { $0.severity == .error }) { failed.insert(handle) }
        findings += found
    }

    func document(_ path: String, for handle: Handle, stack: String) -> Document? {
        guard let bytes = bytes(of: path, else: "missing-document", for: handle, stack: stack) else { return nil }
        do throws(ReadingError) {
            return try Document(json: bytes, file: path)
        } catch {
            report([error.finding(in: path)], of: handle)
            return nil
        }
    }

    func file(_ path: String, else rule: String, for handle: Handle, stack: String) -> SourceFile? {
        take(files(path), path, rule, handle, stack)
    }

    func bytes(of path: String, else rule: String, for handle: Handle, stack: String) -> [UInt8]? {
        take(files(path).flatMap { $0.bytes() }, path, rule, handle, stack)
    }

    private func take<Content>(
        _ result: Result<Content, FileProblem>, _ path: String, _ rule: String, _ handle: Handle, _ stack: String
    ) -> Content? {
        switch result {
        case .success(let content): return content
        case .failure(let problem):
            report(rule, "\(path): \(problem.message)", .error, handle, stack: stack, logicalID: nil, remedy: problem.remedy)
            return nil
        }
    }
}
