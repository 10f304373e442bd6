import CloudFormationModel
import Documents

/// What an app is in one environment: its stacks in the order of their deployment, what lies beside them, and what was found.
public struct SynthesizedApp: Sendable {
    /// The app's name.
    public let app: String
    /// The environment's name, which is that of its output folder.
    public let environment: String
    /// In the order of their deployment: none reads an output of a later one.
    public let stacks: [SynthesizedStack]
    /// JSON that lies beside the templates, by its path in the output folder: `openapi.json`.
    public let documents: [(name: String, content: JSON)]
    /// Files that are no documents, byte for byte.
    public var files: [(name: String, file: SourceFile)]
    /// What of these files is uploaded, and for which stack.
    public let assets: [SynthesizedAsset]
    /// Files at fixed keys, by their stacks.
    public let uploads: [SynthesizedUpload]
    /// What is called once all is deployed.
    public let smokeTests: [SynthesizedSmokeTest]
    /// All that was found, errors and warnings, at their declarations.
    public let findings: [Finding]
    /// Where most of it lies.
    public let region: Region
    /// What is built from source.
    public let services: [ServiceDescription]
    /// The role that CloudFormation takes on; nil where the app has none, and for what exists once per account.
    public let executionRole: String?
    /// The name of the account's deploy bucket, without the account at its end.
    public let deployBucket: String

    /// Whether something was found for which nothing is written.
    public var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

/// A stack ready to be deployed.
public struct SynthesizedStack: Sendable {
    /// The name within the app: `data`.
    public let name: String
    /// The name in CloudFormation: `novialoom-data-prod`.
    public let stackName: String
    /// Where it is deployed.
    public let region: Region
    /// Whether the deploy step switches termination protection on.
    public let isProtected: Bool
    /// What is deployed, logical IDs and references resolved.
    public let template: Template
    /// Names of the stacks that are deployed before it.
    public let dependsOn: [String]
    /// Where the deploy step takes the value of each parameter from.
    public let parameters: [(name: String, source: ParameterSource)]
    /// Where it takes the value of each parameter from that the stack declares itself.
    public let inputs: [(name: String, input: ParameterInput)]
    /// Where each resource is declared.
    public let places: [String: (file: String, line: Int)]

    /// An output of another stack.
    public struct ParameterSource: Sendable, Hashable {
        /// The name within the app of the stack that shows it.
        public let stack: String
        /// The name of its output.
        public let output: String
    }

    /// The parameter by which a stack reads an output of another.
    public static func parameterName(of output: String, from stack: String) -> String { Naming.pascal(stack) + output }

    /// What CloudFormation wants acknowledged.
    public var capabilities: [String] {
        let identities = template.resources.filter { $0.type.hasPrefix("AWS::IAM::") }
        if identities.isEmpty { return [] }
        let named = ["RoleName", "ManagedPolicyName", "UserName", "GroupName", "InstanceProfileName"]
        return identities.contains { resource in named.contains { resource.properties[$0] != nil } }
            ? ["CAPABILITY_NAMED_IAM"] : ["CAPABILITY_IAM"]
    }
}

extension App {
    /// Makes the templates of one environment.
    /// - Parameters:
    ///   - assets: reads the folders that become deployment packages.
    ///   - files: reads a file of the repository by its path from the root.
    public static func synthesize(
        _ environment: Environment, release: Release = .placeholder, assets: AssetSources = .none, files: @escaping FileReader
    ) -> SynthesizedApp {
        Self(environment, release: release).synthesized(in: environment, assets: assets, files: files)
    }

    /// Makes the templates of an app that exists already, under the names of an environment, be it the app's own or not: what two
    /// environments have different names for is then alike.
    package func synthesized(
        in environment: Environment, assets: AssetSources = .none, files: @escaping FileReader
    ) -> SynthesizedApp {
        let naming = Naming(app: Self.name, environment: environment.nameSuffix)
        let synthesis = Synthesis(app: Self.self, naming: naming, environment: environment.rawValue, files: files, assets: assets)
        return synthesis.run(self)
    }

    /// What delivering one environment takes.
    static func deliveryNeeds(in environment: Environment, files: @escaping FileReader) -> DeliveryNeeds {
        let synthesis = Synthesis(
            app: Self.self, naming: Naming(app: name, environment: environment.nameSuffix), environment: environment.rawValue,
            files: files, assets: .none)
        return synthesis.deliveryNeeds(Self(environment, release: .placeholder))
    }
}

extension StackBuilder {
    func synthesized(_ resources: [Template.Resource]) -> SynthesizedStack {
        var template = Template(description: stack.description)
        template.parameters = declared.parameters + parameters.map(\.parameter)
        template.mappings = stack.mappings
        template.conditions = stack.conditions.expression.json(resolve).object ?? [:]
        for (name, condition) in declared.conditions { template.conditions[name] = condition }
        template.resources = resources
        template.outputs = outputs
        var places: [String: (file: String, line: Int)] = [:]
        for (entry, resource) in zip(entries, resources) { places[resource.logicalID] = synthesis.locate(entry.scope.handle) }
        let stackName = synthesis.naming.name(name)
        if let problem = NameRule.stack.problem(with: stackName) {
            synthesis.findings.append(Finding("name", problem, stack: name, remedy: "shorten the property's name"))
        }
        return SynthesizedStack(
            name: name, stackName: stackName, region: region, isProtected: stack.isProtected, template: template,
            dependsOn: dependencies.map(\.stack), parameters: parameters.map { ($0.parameter.name, $0.source) }, inputs: declared.inputs,
            places: places)
    }
}
