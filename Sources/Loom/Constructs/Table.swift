import AWS
import CloudFormationModel

/// A DynamoDB table that is paid by request, can be put back to any second of the last 35 days, and is encrypted.
public struct Table: Construct {
    /// A key's attribute: a text unless said otherwise.
    public enum Key: Sendable, Hashable, ExpressibleByStringLiteral {
        case text(String)
        case number(String)

        public init(stringLiteral value: String) { self = .text(value) }

        var name: String {
            switch self {
            case .text(let name), .number(let name): name
            }
        }
    }

    /// Another order in which the items can be asked for; it holds whole items.
    public struct Index: Sendable, Hashable {
        let name: String
        let partition: Key
        let sort: Key?

        /// - Parameters:
        ///   - name: 3 to 255 characters, by which programs ask for it.
        ///   - partition: what items are looked up by.
        ///   - sort: what those of one partition are ordered by.
        public init(_ name: String, partition: Key, sort: Key? = nil) {
            self.name = name
            self.partition = partition
            self.sort = sort
        }
    }

    /// By whose key it is encrypted at rest.
    public enum Encryption: Sendable {
        /// By a key of AWS's own, which nobody sees. Free.
        case ownedByAWS
        /// By the account's key `aws/dynamodb`, whose uses CloudTrail shows.
        case managedByAWS
    }

    /// What a program does with items.
    public enum Action: String, Sendable, CaseIterable {
        case get = "GetItem"
        case query = "Query"
        case scan = "Scan"
        case put = "PutItem"
        case update = "UpdateItem"
        case delete = "DeleteItem"
    }

    public var handle: Handle
    let partition: Key
    let sort: Key?
    let indexes: [Index]
    let expiry: String?
    let encryption: Encryption
    let isProtected: Bool
    let removal: RemovalPolicy
    let generation: Int

    /// - Parameters:
    ///   - expiry: the attribute that holds the second after which an item is deleted (TTL); none by default.
    ///   - protected: whether DynamoDB refuses to delete the table until the protection is taken off.
    public init(
        partition: Key, sort: Key? = nil, indexes: [Index] = [], expiry: String? = nil, encryption: Encryption = .ownedByAWS,
        protected: Bool = false, removal: RemovalPolicy = .retain, generation: Int = 1, file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("Table", file: file, line: line)
        self.partition = partition
        self.sort = sort
        self.indexes = indexes
        self.expiry = expiry
        self.encryption = encryption
        isProtected = protected
        self.removal = removal
        self.generation = generation
    }

    /// Without an index at its end.
    public var arn: Value<String> { part().attribute("Arn") }
    /// `{app}-{property}-{env}`.
    public var name: Value<String> { part().literal("TableName") }

    /// To do these things with its items, alone or in transactions; queries and scans of its indexes, too.
    public func items(_ actions: Action...) -> Grant {
        Grant { [self] _ in
            func statement(_ actions: [Action], on resources: [Value<String>]) -> Statement {
                Statement(effect: .allow, actions: actions.map { "dynamodb:\($0.rawValue)" }, resources: resources)
            }
            var statements = [statement(actions, on: [arn])]
            let searching = actions.filter { $0 == .query || $0 == .scan }
            if !indexes.isEmpty, !searching.isEmpty {
                statements.append(statement(searching, on: indexes.map { "\(arn)/index/\($0.name)" }))
            }
            return Rights(
                statements: statements, variables: [Variable(about: handle, suffix: "table", value: name)], calls: [.dynamoDB])
        }
    }

    public func build(in scope: Scope) {
        check(in: scope)
        scope.add(
            DynamoDB.Table(
                keySchema: schema(partition, sort),
                attributeDefinitions: List(attributes.map { .init(attributeName: Value($0.name), attributeType: $0.type) }),
                billingMode: .payPerRequest, deletionProtectionEnabled: isProtected ? true : nil,
                globalSecondaryIndexes: indexes.isEmpty
                    ? nil
                    : List(
                        indexes.map {
                            .init(
                                indexName: Value($0.name), keySchema: schema($0.partition, $0.sort), projection: .init(projectionType: .all)
                            )
                        }),
                pointInTimeRecoverySpecification: .init(pointInTimeRecoveryEnabled: true),
                sseSpecification: encryption == .managedByAWS ? .init(sseEnabled: true) : nil,
                tableName: Value(scope.name(.table, generation: generation)),
                timeToLiveSpecification: expiry.map { .init(enabled: true, attributeName: Value($0)) }, attributes: removal.attributes))
    }

    private func schema(_ partition: Key, _ sort: Key?) -> List<DynamoDB.Table.KeySchema> {
        List(
            [.init(attributeName: Value(partition.name), keyType: .hash)]
                + (sort.map { [.init(attributeName: Value($0.name), keyType: .range)] } ?? []))
    }

    private var keys: [Key] { [partition, sort].compactMap { $0 } + indexes.flatMap { [$0.partition, $0.sort].compactMap { $0 } } }

    /// Each attribute once, in the order of its first use.
    private var attributes: [(name: String, type: DynamoDB.Table.AttributeDefinition.AttributeType)] {
        var seen: Set<String> = []
        return keys.filter { seen.insert($0.name).inserted }.map { key in
            if case .number = key { (key.name, .n) } else { (key.name, .s) }
        }
    }

    private func check(in scope: Scope) {
        for key in Set(keys) where keys.contains(where: { $0.name == key.name && $0 != key }) {
            if case .number = key {
                scope.report("table-key", "\"\(key.name)\" is a key both as text and as number", remedy: "give it one type")
            }
        }
        if Set(indexes.map(\.name)).count < indexes.count {
            scope.report("table-index", "two indexes have one name", remedy: "rename one")
        }
        if indexes.count > 20 { scope.report("table-index", "\(indexes.count) indexes", remedy: "DynamoDB takes 20") }
    }
}
