import Documents
import Registry
import TemplateReading

/// Makes up environments of resources of any type, and changes them; the same seed gives the same.
struct Generator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    private mutating func number(below bound: Int) -> Int { bound < 1 ? 0 : Int(next() % UInt64(bound)) }
    private mutating func one<Element>(of elements: [Element]) -> Element { elements[number(below: elements.count)] }
    private mutating func chance(_ percent: Int) -> Bool { number(below: 100) < percent }

    private static let types = ResourceRegistry.allTypeNames
    private static let usual = [
        "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::Lambda::Function", "AWS::Lambda::Version", "AWS::IAM::Role", "AWS::S3::Bucket",
        "AWS::EC2::SecurityGroup", "AWS::EC2::Subnet", "AWS::RDS::DBInstance", "AWS::ECS::TaskDefinition", "AWS::ApiGateway::Deployment",
        "Custom::Thing",
    ]

    // MARK: Environments

    /// Two stacks, of which the second reads the first.
    mutating func environment() -> EnvironmentView {
        let producer = template(parameters: [], count: 8)
        return assembled(producer, template(parameters: ["Fed", "List"], count: 8))
    }

    func assembled(_ producer: JSON, _ consumer: JSON) -> EnvironmentView {
        let names = producer["Resources"]?.object?.keys ?? []
        let first: JSON = names.first.map { ["Ref": .string($0)] } ?? "none"
        let outputs: JSON = [
            "One": ["Value": first], "All": ["Value": ["Fn::Join": [",", .array(names.prefix(3).map { ["Ref": .string($0)] })]]],
        ]
        let parameters: JSON = ["Fed": ["Type": "String"], "List": ["Type": "CommaDelimitedList"]]
        return EnvironmentView([
            StackView(name: "one", stackName: "one", template: view(producer, "Outputs", outputs)),
            StackView(
                name: "two", stackName: "two", template: view(consumer, "Parameters", parameters),
                sources: ["Fed": OutputSource(stack: "one", output: "One"), "List": OutputSource(stack: "one", output: "All")]),
        ])
    }

    private func view(_ template: JSON, _ section: String, _ value: JSON) -> TemplateView {
        var root = template.object ?? [:]
        root[section] = value
        return TemplateView(.object(root), region: "eu-west-3")
    }

    private mutating func template(parameters: [String], count: Int) -> JSON {
        let names = (0..<count).map { "R\($0)" }
        var resources = JSON.Object()
        for name in names { resources[name] = resource(naming: names + parameters) }
        return ["Resources": .object(resources)]
    }

    private mutating func resource(naming names: [String]) -> JSON {
        let type = chance(60) ? one(of: Self.usual) : one(of: Self.types)
        var body: JSON.Object = ["Type": .string(type)]
        let schema = ResourceRegistry.schema(for: type)
        body["Properties"] = schema.map { properties(of: $0.root, naming: names, depth: 0) } ?? ["A": .string(word())]
        if chance(20) {
            body["DependsOn"] = chance(50) ? .string(one(of: names)) : .array([.string(one(of: names)), .string(one(of: names))])
        }
        if chance(30) { body["DeletionPolicy"] = .string(one(of: ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"])) }
        if chance(20) { body["UpdateReplacePolicy"] = .string(one(of: ["Delete", "Retain", "Snapshot"])) }
        if chance(10) { body["Metadata"] = ["a": .string(word())] }
        return .object(body)
    }

    // MARK: Values

    private mutating func word() -> String { one(of: ["a", "b", "c", "1", "true", "x-y", "${!z}", ""]) }

    private mutating func properties(of schema: PropertySchema, naming names: [String], depth: Int) -> JSON {
        var object = JSON.Object()
        for name in schema.propertyNames where chance(schema.propertyNames.count > 12 ? 20 : 50) {
            if let member = schema[name] { object[name] = value(of: member, naming: names, depth: depth + 1) }
        }
        return .object(object)
    }

    private mutating func value(of schema: PropertySchema, naming names: [String], depth: Int) -> JSON {
        let schema = schema.resolved
        if chance(12) { return function(naming: names, depth: depth) }
        if let choices = schema.enumeration, !choices.isEmpty { return one(of: choices) }
        if schema.isDocument, chance(70) { return policy(naming: names) }
        switch schema.kinds.isEmpty ? PropertySchema.Kind.string : one(of: schema.kinds) {
        case .string: return chance(90) ? .string(word()) : .integer(number(below: 3))
        case .integer, .number: return chance(80) ? .integer(number(below: 5)) : .string(String(number(below: 5)))
        case .boolean: return chance(80) ? .bool(chance(50)) : .string(chance(50) ? "true" : "false")
        case .null: return .null
        case .array:
            guard depth < 5, let items = schema.items else { return [] }
            return .array((0..<number(below: 4)).map { _ in value(of: items, naming: names, depth: depth + 1) })
        case .object: return depth < 5 ? properties(of: schema, naming: names, depth: depth) : [:]
        }
    }

    private mutating func policy(naming names: [String]) -> JSON {
        let statements: [JSON] = (0..<1 + number(below: 3)).map { _ in
            var statement: JSON.Object = ["Effect": "Allow", "Action": chance(50) ? .string(word()) : ["a", .string(word())]]
            if chance(30) { statement["Sid"] = .string(word()) }
            statement["Resource"] = chance(50) ? function(naming: names, depth: 3) : "*"
            return .object(statement)
        }
        return ["Version": "2012-10-17", "Statement": chance(80) ? .array(statements) : statements[0]]
    }

    private mutating func function(naming names: [String], depth: Int) -> JSON {
        let name = one(of: names)
        let inner: JSON = depth < 6 ? function(naming: names, depth: depth + 2) : .string(word())
        return switch number(below: 8) {
        case 0, 1: ["Ref": .string(name)]
        case 2: ["Fn::GetAtt": [.string(name), "Arn"]]
        case 3: ["Fn::Sub": .string("x-${\(name)}-\(word())")]
        case 4: ["Fn::Join": ["-", ["a", inner, .string(word())]]]
        case 5: ["Fn::Select": [.string(String(number(below: 3))), ["a", inner]]]
        case 6: ["Fn::Split": [",", inner]]
        default: ["Ref": .string(one(of: ["AWS::Region", "AWS::AccountId", "AWS::NoValue"]))]
        }
    }

    // MARK: Changes

    /// The same templates, a few things changed. What names a renamed resource follows it, as in any template that can be deployed.
    mutating func changed(_ environment: EnvironmentView) -> EnvironmentView {
        let templates = environment.stacks.map { stack -> JSON in
            let names = stack.template.resources.map(\.logicalID) + stack.sources.keys.sorted()
            var resources = JSON.Object()
            var renamed: Set<String> = []
            for resource in stack.template.resources {
                switch number(below: 10) {
                case 0: continue
                case 1:
                    renamed.insert(resource.logicalID)
                    resources[resource.logicalID] = .object(resource.body)
                case 2: resources[resource.logicalID] = self.resource(naming: names)
                case 3...6: resources[resource.logicalID] = changed(.object(resource.body), naming: names, isRoot: true)
                default: resources[resource.logicalID] = .object(resource.body)
                }
            }
            if chance(50) { resources["New"] = resource(naming: names) }
            return ["Resources": renaming(renamed, in: .object(resources))]
        }
        return assembled(templates[0], templates[1])
    }

    private func renaming(_ names: Set<String>, in value: JSON) -> JSON {
        switch value {
        case .string(let text):
            if names.contains(text) { return .string(text + "Renamed") }
            guard let open = text.firstRange(ofText: "${"), let close = text.firstRange(ofText: "}") else { return value }
            let name = String(text[open.upperBound..<close.lowerBound])
            return names.contains(name) ? .string(text[..<open.upperBound] + name + "Renamed" + text[close.lowerBound...]) : value
        case .array(let elements): return .array(elements.map { renaming(names, in: $0) })
        case .object(let object):
            return .object(
                JSON.Object(object.map { (names.contains($0.key) ? $0.key + "Renamed" : $0.key, renaming(names, in: $0.value)) }))
        default: return value
        }
    }

    private mutating func changed(_ value: JSON, naming names: [String], isRoot: Bool = false) -> JSON {
        switch value {
        case .object(let object):
            var copy = JSON.Object()
            for (key, value) in object {
                if isRoot && key == "Type" {
                    copy[key] = value
                } else if !isRoot && chance(10) {
                    continue
                } else {
                    copy[key] = chance(50) ? changed(value, naming: names) : value
                }
            }
            return .object(copy)
        case .array(var array):
            if chance(20), !array.isEmpty { array.remove(at: number(below: array.count)) }
            if chance(20) { array.reverse() }
            if chance(20), let first = array.first { array.append(changed(first, naming: names)) }
            return .array(array.map { chance(30) ? changed($0, naming: names) : $0 })
        default: return chance(50) ? .string(word()) : value
        }
    }
}
