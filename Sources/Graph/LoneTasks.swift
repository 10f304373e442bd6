import Documents
import TemplateReading

/// Tasks that no service runs: a template names no security group of theirs, since whoever starts one names it then.
enum LoneTasks {
    /// The tag that says whose a resource is.
    private static let tag = "service"

    /// The tasks by the security groups that they are started with: such as nothing carries, and that have the task's own tag `service`.
    static func bySecurityGroup(in reading: NetworkReading, of actors: Actors, _ resolver: EnvironmentResolver) -> [String: String] {
        var found: [String: String] = [:]
        for stack in resolver.environment.stacks {
            func identity(_ resource: TemplateView.Resource) -> ResourceIdentity {
                ResourceIdentity(stack: stack.name, logicalID: resource.logicalID)
            }
            let groups = stack.template.resources(of: "AWS::EC2::SecurityGroup").filter {
                reading.carrierNames(of: identity($0).description).isEmpty
            }
            for task in stack.template.resources(of: "AWS::ECS::TaskDefinition") where !actors.isRun(identity(task)) {
                guard let owner = owner(of: task, in: stack, resolver) else { continue }
                for group in groups where self.owner(of: group, in: stack, resolver) == owner {
                    found[identity(group).description] = identity(task).description
                }
            }
        }
        return found
    }

    private static func owner(of resource: TemplateView.Resource, in stack: StackView, _ resolver: EnvironmentResolver) -> String? {
        let tag = stack.template.objects(at: "Tags", "*", in: resource).first { $0.object["Key"]?.string == Self.tag }
        return resolver.text(of: tag?.object["Value"], in: stack)?.constant
    }
}
