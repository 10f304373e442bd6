import Documents

/// What references come to where no parameter is meant.
extension EnvironmentResolver {
    func pseudoParameter(_ name: String, in stack: StackView) -> ResolvedText {
        let region = stack.template.region
        switch name {
        case "AWS::Region": return ResolvedText(region)
        case "AWS::Partition":
            return ResolvedText(region.hasPrefix("cn-") ? "aws-cn" : region.hasPrefix("us-gov-") ? "aws-us-gov" : "aws")
        case "AWS::URLSuffix": return ResolvedText(region.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com")
        case "AWS::AccountId": return ResolvedText(.symbol(name))
        default: return ResolvedText(.symbol("\(stack.name)/\(name)"))
        }
    }

    /// An alias or a version of a function is the function with its suffix, so that a new version is the same as the last.
    func refText(of resource: TemplateView.Resource, in stack: StackView, depth: Int) -> ResolvedText {
        let identity = ResourceIdentity(stack: stack.name, logicalID: resource.logicalID)
        switch resource.type {
        case "AWS::Lambda::Alias", "AWS::Lambda::Version":
            guard let function = function(of: resource.properties["FunctionName"], in: stack, depth: depth + 1) else { break }
            let suffix: [ResolvedText.Part] =
                if resource.type == "AWS::Lambda::Version" {
                    [.constant(":"), .symbol("version")]
                } else {
                    [.constant(":")] + (resource.properties["Name"].flatMap { text(of: $0, in: stack, depth: depth + 1) }?.parts ?? [])
                }
            return ResolvedText([.resource(function, attribute: nil)] + suffix)
        default: break
        }
        return ResolvedText(.resource(identity, attribute: identifiesByARN(resource.type, stack.template) ? nil : "Ref"))
    }

    func attributeText(_ attribute: String, of logicalID: String, in stack: StackView) -> ResolvedText {
        guard let resource = stack.template.resource(logicalID) else {
            return ResolvedText(.symbol("\(stack.name)/\(logicalID).\(attribute)"))
        }
        let identity = ResourceIdentity(stack: stack.name, logicalID: logicalID)
        // `Arn`, `TopicArn`, `DBInstanceArn` are the resource itself; `MasterUserSecret.SecretArn` and `RoleArn` are something else.
        let isOwn = attribute.hasSuffix("Arn") && !attribute.contains(".") && resource.properties[attribute] == nil
        guard isOwn else { return ResolvedText(.resource(identity, attribute: attribute)) }
        // Of all ARNs the one of a log group ends in what an attribute gives.
        if resource.type == "AWS::Logs::LogGroup" { return ResolvedText([.resource(identity, attribute: nil), .constant(":*")]) }
        return ResolvedText(.resource(identity, attribute: nil))
    }

    func identifiesByARN(_ type: String, _ template: TemplateView) -> Bool {
        if let known = identifiesByARN[type] { return known }
        let identifier = template.schema(of: type)?.primaryIdentifier ?? []
        let result =
            type == "AWS::SecretsManager::Secret" || type == "AWS::ECS::Service"
            || identifier.count == 1 && identifier[0].names.last?.hasSuffix("Arn") == true
        identifiesByARN[type] = result
        return result
    }
}
