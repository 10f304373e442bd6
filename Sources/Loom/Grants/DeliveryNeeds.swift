import CloudFormationModel
import Documents

/// What delivering one environment takes, as its declarations say.
struct DeliveryNeeds: Sendable {
    /// The types of all resources, sorted.
    var types: [String] = []
    /// What is built and pushed as an image.
    var services: [ServiceDescription] = []
    /// The names under which the environment is reached: `api.example.com`.
    var domainNames: [String] = []
    /// The parameters of Systems Manager that templates read: `/app/example.com/zone`.
    var storedParameters: [String] = []
    /// Stacks of others that make the roles of functions.
    var stacksOfRoles: [String] = []
    /// Objects at fixed keys, to which packages go.
    var packages: [(bucket: String, key: String)] = []
    /// Functions that run such a package; where its bucket keeps no versions the deploy step updates their code.
    var updatedFunctions: [String] = []
    /// Functions that the deploy step calls, with their alias: `app-core-dev:live`.
    var testedFunctions: [String] = []
    /// What is delivered under a name that only the deployment knows, so that no right can be given by it.
    var unnamed: [String] = []

    var makesRoles: Bool { types.contains("AWS::IAM::Role") }
    var hasWorkers: Bool { services.contains { $0.runsOn == .fargate } }
    var hasDatabase: Bool { types.contains { $0.hasPrefix("AWS::RDS::DB") } }
}

extension DeliveryNeeds {
    /// Of an environment whose constructs have added their resources, but of which nothing is resolved yet.
    init(of builders: [StackBuilder], tests: [Synthesis.SmokeCall], packages: [Synthesis.PackagePlace], services: [ServiceDescription]) {
        self.services = services
        types = Set(builders.flatMap { $0.entries.map(\.resource.typeName) }).sorted()
        for builder in builders {
            for entry in builder.entries { add(entry, of: builder, packages) }
        }
        for place in packages {
            if let bucket = place.stack.knownText(place.bucket), let key = place.stack.knownText(place.key) {
                self.packages.append((bucket, key))
            } else {
                unnamed.append("a package of stack \"\(place.stack.name)\", whose bucket or key")
            }
        }
        for test in tests {
            let target = test.function
            if let name = builders.lazy.compactMap({ $0.functionName(of: target) }).first {
                testedFunctions.append(test.alias.map { "\(name):\($0)" } ?? name)
            } else {
                unnamed.append("the call of a function that stack \"\(test.stack.name)\" tests, whose name")
            }
        }
        domainNames = Set(domainNames).sorted()
        storedParameters = Set(storedParameters).sorted()
        stacksOfRoles = Set(stacksOfRoles).sorted()
    }

    private mutating func add(_ entry: StackBuilder.Entry, of builder: StackBuilder, _ packages: [Synthesis.PackagePlace]) {
        let fields = entry.resource.properties.fields
        for field in fields {
            for part in field.value.parts {
                if let name = part.literalString.flatMap(Self.storedParameter) { storedParameters.append(name) }
            }
        }
        func value(_ name: String) -> Expression? { fields.first { $0.name == name }?.value }
        switch entry.resource.typeName {
        case "AWS::ApiGateway::DomainName": domainNames += [value("DomainName").flatMap(builder.knownText)].compactMap { $0 }
        case "AWS::Route53::RecordSet": domainNames += [value("Name").flatMap(builder.knownText)].compactMap { $0 }
        case "AWS::Lambda::Function":
            for part in value("Role")?.parts ?? [] {
                if case .reference(let reference) = part, let stack = builder.declared.existingStack(behind: reference.target) {
                    stacksOfRoles.append(stack)
                }
            }
            let runsPackage = value("Code")?.parts.contains { part in
                guard case .reference(let reference) = part else { return false }
                return packages.contains { $0.version == reference.target }
            }
            if runsPackage == true, let name = value("FunctionName").flatMap(builder.knownText) { updatedFunctions.append(name) }
        default: break
        }
    }

    /// The name in `{{resolve:ssm:NAME}}`; nil for a parameter that AWS shows to everybody.
    private static func storedParameter(_ text: String) -> String? {
        let (start, end) = ("{{resolve:ssm:", "}}")
        guard text.hasPrefix(start), text.hasSuffix(end) else { return nil }
        let name = text.dropFirst(start.count).dropLast(end.count).prefix { $0 != ":" }
        return name.hasPrefix("/aws/service/") ? nil : String(name)
    }
}

extension StackBuilder {
    /// A text that is known before the deployment: parameters have what the deploy step passes.
    func knownText(_ expression: Expression) -> String? {
        switch expression {
        case .literal(let value): return value.string
        case .text(let parts):
            let texts = parts.compactMap(knownText)
            return texts.count == parts.count ? texts.joined() : nil
        case .reference(let reference):
            guard reference.kind == .ref, case .value(let text) = declared.input(of: reference.target) else { return nil }
            return text
        default: return nil
        }
    }

    /// The name of a function of this stack.
    fileprivate func functionName(of target: Target) -> String? {
        guard let place = synthesis.places[target], place.stack === self else { return nil }
        return entries[place.entry].resource.properties.fields.first { $0.name == "FunctionName" }.flatMap { knownText($0.value) }
    }
}

extension Expression {
    /// This one and all in it.
    fileprivate var parts: [Expression] {
        switch self {
        case .list(let elements), .text(let elements): [self] + elements.flatMap(\.parts)
        case .object(let fields): [self] + fields.flatMap(\.value.parts)
        case .function(_, let argument): [self] + argument.parts
        case .literal, .reference, .ref: [self]
        }
    }
}
