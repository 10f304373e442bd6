import Documents

/// The resources of an environment by the names that their templates give them, so that an ARN made of a name is known as the resource.
package struct ResourceNames {
    private struct Key: Hashable {
        let form: Int
        let region: String?
        let name: ResolvedText
    }

    private var resources: [Key: ResourceIdentity] = [:]

    init() {}

    init(of resolver: EnvironmentResolver) {
        for stack in resolver.environment.stacks {
            for (index, form) in ARNForm.all.enumerated() {
                guard let property = form.name else { continue }
                for resource in stack.template.resources(of: form.type) {
                    guard let name = resolver.text(of: resource.properties[property], in: stack) else { continue }
                    let key = Key(form: index, region: form.isRegional ? stack.template.region : nil, name: Self.plain(name))
                    if resources[key] == nil { resources[key] = ResourceIdentity(stack: stack.name, logicalID: resource.logicalID) }
                }
            }
        }
    }

    /// A parameter's name may start with a slash that its ARN does not double.
    private static func plain(_ name: ResolvedText) -> ResolvedText { name.dropping(prefix: "/") ?? name }

    /// The text with a resource in the place of an ARN that is made of its name: `compute/CoreFunction` and `:live`.
    package func named(_ text: ResolvedText) -> ResolvedText {
        guard case .constant(let start)? = text.parts.first, start.hasPrefix("arn:") else { return text }
        let fields = text.split(on: ":", maxSplits: 5)
        guard fields.count == 6, let service = fields[2].constant, let forms = ARNForm.byService[service] else { return text }
        let region = fields[3].constant
        guard fields[4] == ResolvedText(.symbol("AWS::AccountId")) || fields[4].constant == "" else { return text }
        for index in forms {
            let form = ARNForm.all[index]
            guard let rest = fields[5].dropping(prefix: form.prefix) else { continue }
            let pieces = form.end.map { rest.split(on: $0, maxSplits: 1) } ?? [rest]
            guard let identity = identity(pieces[0], index, region: region) else { continue }
            var result = ResolvedText(.resource(identity, attribute: nil))
            if pieces.count > 1, let end = form.end {
                result.append(.constant(String(end)))
                result.append(pieces[1])
            }
            return result
        }
        return text
    }

    private func identity(_ name: ResolvedText, _ index: Int, region: String?) -> ResourceIdentity? {
        let form = ARNForm.all[index]
        if name.parts.count == 1, case .resource(let identity, let attribute?) = name.parts[0] {
            return form.attributes.contains(attribute) ? identity : nil
        }
        let region = form.isRegional ? region : nil
        let name = Self.plain(name)
        if let found = resources[Key(form: index, region: region, name: name)] { return found }
        switch form.service {
        // A path stands before the name.
        case "iam":
            return name.split(on: "/").last.flatMap { resources[Key(form: index, region: region, name: $0)] }
        // AWS appends six letters to a secret's name.
        case "secretsmanager":
            guard let text = name.constant, let end = ["-??????", "-*"].first(where: text.hasSuffix) else { return nil }
            return resources[Key(form: index, region: region, name: ResolvedText(String(text.dropLast(end.count))))]
        default: return nil
        }
    }

    /// The resource of a type that has the name.
    package func resource(_ name: ResolvedText, type: String, region: String) -> ResourceIdentity? {
        guard let index = ARNForm.byType[type] else { return nil }
        if name.parts.count == 1, case .resource(let identity, _) = name.parts[0] { return identity }
        return resources[Key(form: index, region: ARNForm.all[index].isRegional ? region : nil, name: Self.plain(name))]
    }
}

extension ResourceNames {
    /// A resource's ARN, as far as its template tells; nil for types whose ARNs are not known here.
    package static func arn(of identity: ResourceIdentity, in resolver: EnvironmentResolver) -> ResolvedText? {
        guard let resource = resolver[identity], let stack = resolver[identity.stack], let index = ARNForm.byType[resource.type] else {
            return nil
        }
        let form = ARNForm.all[index]
        // What names it in other ARNs is not its own.
        guard !["execute-api", "rds-db"].contains(form.service) else { return nil }
        let unnamed = ResolvedText(.resource(identity, attribute: "Name"))
        let name = form.name.flatMap { resource.properties[$0] }.flatMap { resolver.text(of: $0, in: stack) } ?? unnamed
        let isBucket = form.service == "s3"
        return ResolvedText(
            joining: [
                resolver.text(of: ["Ref": "AWS::Partition"], in: stack).map { ResolvedText(joining: [ResolvedText("arn:"), $0]) }
                    ?? ResolvedText("arn:aws"),
                ResolvedText(":\(form.service):\(form.isRegional ? stack.template.region : ""):"),
                isBucket ? ResolvedText() : ResolvedText(.symbol("AWS::AccountId")), ResolvedText(":\(form.prefix)"), name,
                form.service == "secretsmanager"
                    ? ResolvedText([.constant("-"), .resource(identity, attribute: "Suffix")]) : ResolvedText(),
            ])
    }
}
