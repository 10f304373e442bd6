import Documents
import TemplateReading

/// All that goes between the resources of an environment: what rights, triggers and security groups let pass.
struct Flows {
    private(set) var all: [Flow] = []
    private var known: Set<Flow> = []
    let resolver: EnvironmentResolver
    private let actors: Actors
    private let level: SystemGraph.Level

    init(in environment: EnvironmentView, level: SystemGraph.Level) {
        resolver = EnvironmentResolver(environment)
        actors = Actors(in: resolver)
        self.level = level
        for statement in RightsReading(resolver).statements where statement.effect == .allow { add(statement) }
        addTriggers()
        addNetwork()
    }

    private mutating func add(_ flow: Flow) {
        guard flow.from != flow.to, known.insert(flow).inserted else { return }
        all.append(flow)
    }

    // MARK: Rights

    private mutating func add(_ statement: RightsStatement) {
        guard case .actions(let actions, let resources) = statement.grant, !actions.isInverted, !resources.isInverted else { return }
        let sources: [ResourceIdentity]
        switch statement.basis {
        case .identity:
            guard let role = statement.principal.resource else { return }
            // What brings a container up is no part of what the system does.
            if level != .resource, actors.starters.contains(role) { return }
            sources = actors.actors(for: role)
        case .resource:
            if let role = statement.principal.resource {
                sources = actors.actors(for: role)
            } else {
                // A service of AWS acts for the resource that the condition names.
                sources = statement.condition.clauses.filter { $0.key == "aws:sourcearn" }.flatMap(\.values).compactMap(\.resource)
            }
        case .trust, .boundary: return
        }
        for source in sources {
            for entry in resources.entries {
                // What a resource keeps elsewhere is not the resource: its password is a secret.
                guard case .resource(let target, nil)? = entry.parts.first else { continue }
                for action in actions.entries {
                    // Who may sign in to a database reaches it through the network, or not at all.
                    if action.lowercased().hasPrefix("rds-db:") { continue }
                    add(Flow(source.description, may: action, on: actors.runner(of: target).description))
                }
            }
        }
    }

    // MARK: Triggers

    private mutating func addTriggers() {
        for stack in resolver.environment.stacks {
            for mapping in stack.template.resources(of: "AWS::Lambda::EventSourceMapping") {
                guard let source = resolver.resource(of: mapping.properties["EventSourceArn"], in: stack),
                    let function = resolver.function(of: mapping.properties["FunctionName"], in: stack)
                else { continue }
                add(Flow(from: source.description, to: function.description, label: "triggers"))
            }
            for subscription in stack.template.resources(of: "AWS::SNS::Subscription") {
                guard let topic = resolver.resource(of: subscription.properties["TopicArn"], in: stack),
                    let endpoint = resolver.resource(of: subscription.properties["Endpoint"], in: stack)
                else { continue }
                add(Flow(from: topic.description, to: endpoint.description, label: "publishes"))
            }
            for rule in stack.template.resources(of: "AWS::Events::Rule") {
                let name = ResourceIdentity(stack: stack.name, logicalID: rule.logicalID).description
                for target in resolver.values(at: ["Targets", "*", "Arn"], of: .object(rule.properties), in: stack) {
                    guard let target = resolver.resource(of: target.value, in: target.stack) else { continue }
                    add(Flow(from: name, to: target.description, label: "triggers"))
                }
            }
            for association in stack.template.resources(of: "AWS::WAFv2::WebACLAssociation") {
                guard let firewall = resolver.resource(of: association.properties["WebACLArn"], in: stack),
                    let guarded = resolver.text(of: association.properties["ResourceArn"], in: stack)?.resources.first
                else { continue }
                add(Flow(from: firewall.description, to: api(of: guarded).description, label: "guards"))
            }
        }
    }

    /// The API of one of its stages.
    private func api(of identity: ResourceIdentity) -> ResourceIdentity {
        guard let stack = resolver[identity.stack], let resource = resolver[identity], resource.type == "AWS::ApiGateway::Stage" else {
            return identity
        }
        return resolver.resource(of: resource.properties["RestApiId"], in: stack) ?? identity
    }

    // MARK: Network

    private mutating func addNetwork() {
        let reading = NetworkReading(resolver)
        let edges = reading.edges.sorted { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }
        let tasks = LoneTasks.bySecurityGroup(in: reading, of: actors, resolver)
        for (edge, ports) in edges {
            let from = edge.from == NetworkReading.internet ? SystemGraph.users : tasks[edge.from] ?? edge.from
            let to = edge.to == NetworkReading.internet ? SystemGraph.internet : tasks[edge.to] ?? edge.to
            add(Flow(from: from, to: to, label: to == SystemGraph.internet && ports == .all ? "calls" : ports.description))
        }
    }
}
