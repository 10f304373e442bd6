import Documents
import TemplateReading

/// What acts in the name of each role.
package struct Actors {
    private var byRole: [ResourceIdentity: [ResourceIdentity]] = [:]
    /// Roles that only bring a container up: its image, its log, its secrets.
    private(set) var starters: Set<ResourceIdentity> = []
    /// The service that runs a task.
    private var services: [ResourceIdentity: [ResourceIdentity]] = [:]

    private static let roleKeys = ["Role", "RoleArn", "TaskRoleArn", "RoleARN", "ExecutionRole", "ServiceRole"]

    package init(in resolver: EnvironmentResolver) {
        for stack in resolver.environment.stacks {
            for service in stack.template.resources(of: "AWS::ECS::Service") {
                guard let task = resolver.resource(of: service.properties["TaskDefinition"], in: stack) else { continue }
                services[task, default: []].append(ResourceIdentity(stack: stack.name, logicalID: service.logicalID))
            }
        }
        for stack in resolver.environment.stacks {
            for resource in stack.template.resources {
                let identity = ResourceIdentity(stack: stack.name, logicalID: resource.logicalID)
                if let role = resolver.resource(of: resource.properties["ExecutionRoleArn"], in: stack) { starters.insert(role) }
                for key in Self.roleKeys {
                    guard let value = resource.properties[key], let role = resolver.resource(of: value, in: stack),
                        resolver[role]?.type == "AWS::IAM::Role"
                    else { continue }
                    byRole[role, default: []] += services[identity] ?? [identity]
                }
                if resource.type == "AWS::IAM::InstanceProfile" {
                    for role in resolver.elements(of: resource.properties["Roles"], in: stack).compactMap({ $0.value.resource }) {
                        byRole[role, default: []] += Self.instances(with: identity, in: resolver)
                    }
                }
            }
        }
    }

    /// Who acts as a role; the role itself, where nothing of the templates does.
    package func actors(for role: ResourceIdentity) -> [ResourceIdentity] { byRole[role] ?? [role] }

    /// Whether a service runs a task.
    func isRun(_ task: ResourceIdentity) -> Bool { services[task] != nil }

    /// The service for its task, and whatever else for itself.
    func runner(of resource: ResourceIdentity) -> ResourceIdentity { services[resource]?.first ?? resource }

    private static func instances(with profile: ResourceIdentity, in resolver: EnvironmentResolver) -> [ResourceIdentity] {
        resolver.environment.stacks.flatMap { stack in
            stack.template.resources(of: "AWS::EC2::Instance").filter {
                resolver.resource(of: $0.properties["IamInstanceProfile"], in: stack) == profile
            }.map { ResourceIdentity(stack: stack.name, logicalID: $0.logicalID) }
        }
    }
}
