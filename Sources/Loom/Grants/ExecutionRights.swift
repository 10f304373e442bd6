import CloudFormationModel
import Registry

/// What CloudFormation needs to handle the resource types of an environment: the permissions that each type's handlers ask for, on
/// resources that carry the environment's names.
struct ExecutionRights {
    private let rights: DeliveryRights
    /// Actions by where they can be granted.
    private var onNames: [(service: String, actions: [String])] = []
    private var onEverything: [String] = []
    /// Changes that name no resource, of which nobody has decided yet whether they may be granted.
    private(set) var undecided: [String] = []

    private var types: [String] { rights.needs.types }

    init(of rights: DeliveryRights) {
        self.rights = rights
        let types = rights.needs.types
        for (service, actions) in CheckedPermissions.actions(of: types) where ResourceScope.patterns(of: service, rights) != nil {
            guard let known = ServiceActions(service) else { continue }
            var named: [String] = []
            for name in actions {
                let action = "\(service):\(name)"
                if known.resourceTypes(of: name)?.isEmpty == false, Unscopable.limitable[action] == nil {
                    named.append(name)
                } else if Self.reads(name) || Unscopable.changes.contains(action) {
                    onEverything.append(action)
                } else if !Unscopable.refused.contains(action) {
                    undecided.append(action)
                }
            }
            if !named.isEmpty { onNames.append((service, named)) }
        }
    }

    private static func reads(_ action: String) -> Bool {
        ["describe", "get", "list"].contains { action.lowercased().hasPrefix($0) }
    }

    /// Small enough to be managed policies, each of them.
    var policies: [[Statement]] { PolicySize.split(statements) }

    private var statements: [Statement] {
        var statements: [Statement] = []
        for (service, actions) in onNames {
            let actions = actions.map { "\(service):\($0)" }
            for chunk in chunks(actions) { statements.append(contentsOf: ResourceScope.statements(of: service, chunk, rights)) }
        }
        // Who makes a function from a package must be able to read it.
        if types.contains("AWS::Lambda::Function"), rights.bucket != nil {
            statements.append(
                .allow(
                    "s3:GetObject",
                    on: ["arn:\(.partition):s3:::\(DeployBucket.name(of: rights.app))-\(.accountID)/assets/\(rights.environment)/*"],
                    id: "Packages"))
        }
        if !rights.packages.isEmpty {
            statements.append(.allow("s3:GetObject", "s3:GetObjectVersion", on: rights.packages, id: "PackagesAtFixedKeys"))
        }
        if !rights.needs.storedParameters.isEmpty {
            let names = rights.needs.storedParameters.map { $0.hasPrefix("/") ? $0 : "/\($0)" }
            statements.append(
                .allow("ssm:GetParameters", on: names.map { "arn:\(.partition):ssm:*:\(.accountID):parameter\($0)" }, id: "Parameters"))
        }
        for chunk in chunks(onEverything) { statements.append(Unscopable.reading(chunk)) }
        return statements + ExecutionIdentity.statements(rights) + Neighbours.stay(rights)
    }

    private func chunks(_ actions: [String]) -> [[String]] {
        stride(from: 0, to: actions.count, by: 60).map { Array(actions[$0..<min($0 + 60, actions.count)]) }
    }

    /// The types in use for whose services no names are known, so that no right can be given.
    var unknownTypes: [String] {
        types.filter { type in
            // Handlers also name services that only other uses of a type touch, such as App Runner for a web ACL: those get no right.
            let services = CheckedPermissions.services(of: type)
            return !services.isEmpty && !services.contains { $0 == "iam" || ResourceScope.patterns(of: $0, rights) != nil }
        }
    }
}
