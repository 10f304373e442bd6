/// One statement of a policy: who may or may not do what to which resources, and when.
public struct Statement: Sendable, Hashable {
    /// Whether the statement allows or denies; a denial goes before whatever allows.
    public enum Effect: String, Sendable {
        case allow = "Allow"
        case deny = "Deny"
    }

    /// Who the statement is about, in policies of resources and in trust policies; a role's own policies name nobody.
    public enum Principal: Sendable, Hashable {
        /// A service of AWS, by its domain: `lambda.amazonaws.com`.
        case service(String)
        /// Accounts, roles or users, by ARN or account ID.
        case aws([Value<String>])
        /// Who an identity provider vouches for, by the provider's ARN.
        case federated(Value<String>)
        /// Everybody, with or without an account of AWS: `*`.
        case everyone
    }

    /// `Sid`: letters and digits, once in a policy.
    public var id: String?
    /// `Effect`.
    public var effect: Effect
    /// `Principal`; nil in policies of roles.
    public var principal: Principal?
    /// `service:Action`, with `*` for any characters: `s3:GetObject`.
    public var actions: [String]
    /// ARNs; empty in trust policies, which take none.
    public var resources: [Value<String>]
    /// Operator, key, values: `("StringEquals", "aws:SourceAccount", [.accountID])`.
    public var conditions: [Condition]

    /// One line of the block `Condition`: all lines must hold, and of one line any value.
    public struct Condition: Sendable, Hashable {
        /// `StringEquals`, `ArnLike`, `Bool` …:
        /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
        public var `operator`: String
        /// What is compared: `aws:SourceArn`.
        public var key: String
        /// One of them must match.
        public var values: [Value<String>]

        public init(_ operator: String, _ key: String, _ values: Value<String>...) { self.init(`operator`, key, values) }

        public init(_ operator: String, _ key: String, _ values: [Value<String>]) {
            self.operator = `operator`
            self.key = key
            self.values = values
        }
    }

    /// A statement that allows.
    public static func allow(
        _ actions: String..., on resources: [Value<String>] = [], by principal: Principal? = nil, when conditions: Condition...,
        id: String? = nil
    ) -> Statement {
        Statement(id: id, effect: .allow, principal: principal, actions: actions, resources: resources, conditions: conditions)
    }

    /// A statement that denies, whatever else allows.
    public static func deny(
        _ actions: String..., on resources: [Value<String>] = [], by principal: Principal? = nil, when conditions: Condition...,
        id: String? = nil
    ) -> Statement {
        Statement(id: id, effect: .deny, principal: principal, actions: actions, resources: resources, conditions: conditions)
    }

    public init(
        id: String? = nil, effect: Effect, principal: Principal? = nil, actions: [String], resources: [Value<String>] = [],
        conditions: [Condition] = []
    ) {
        self.id = id
        self.effect = effect
        self.principal = principal
        self.actions = actions
        self.resources = resources
        self.conditions = conditions
    }

    /// The statement as JSON; a list with one element is written as that element.
    public var expression: Expression {
        var fields: [Expression.Field] = []
        if let id { fields.append(.init("Sid", .string(id))) }
        fields.append(.init("Effect", .string(effect.rawValue)))
        if let principal { fields.append(.init("Principal", principal.expression)) }
        fields.append(.init("Action", Self.oneOrMany(actions.map(Expression.string))))
        if !resources.isEmpty { fields.append(.init("Resource", Self.oneOrMany(resources.map(\.expression)))) }
        if !conditions.isEmpty { fields.append(.init("Condition", conditionBlock)) }
        return .object(fields)
    }

    private var conditionBlock: Expression {
        var block: [Expression.Field] = []
        for condition in conditions {
            let field = Expression.Field(condition.key, Self.oneOrMany(condition.values.map(\.expression)))
            if let index = block.firstIndex(where: { $0.name == condition.operator }), case .object(let fields) = block[index].value {
                block[index].value = .object(fields + [field])
            } else {
                block.append(.init(condition.operator, .object([field])))
            }
        }
        return .object(block)
    }

    fileprivate static func oneOrMany(_ values: [Expression]) -> Expression { values.count == 1 ? values[0] : .list(values) }
}

extension Statement.Principal {
    var expression: Expression {
        switch self {
        case .service(let name): .object([.init("Service", .string(name))])
        case .aws(let arns): .object([.init("AWS", Statement.oneOrMany(arns.map(\.expression)))])
        case .federated(let provider): .object([.init("Federated", provider.expression)])
        case .everyone: .string("*")
        }
    }
}
