import Documents
import TemplateReading

@testable import Diff

/// The old state with the reported changes made to it.
enum Applied {
    /// For environments without parameters of their own, so that a value is what it is.
    static func environment(_ old: EnvironmentView, to new: EnvironmentView) -> EnvironmentView {
        let changes = EnvironmentDifference(from: old, to: new).changes
        let difference = ResourceDifference(from: old, to: new)
        let sources = Dictionary(changes.map { (ResourceIdentity(stack: $0.stack, logicalID: $0.logicalID), $0) }) { first, second in
            // Another type under the same ID is told in two.
            first.change == .added ? first : second
        }
        let pairs = Dictionary(difference.matching.pairs.map { ($0.new.key, $0) }) { first, _ in first }
        return EnvironmentView(
            new.stacks.map { stack in
                var bodies = JSON.Object()
                // What stays, as it was; what is moved or renamed, where it is now.
                for resource in stack.template.resources {
                    let key = ResourceIdentity(stack: stack.name, logicalID: resource.logicalID)
                    let change = sources[key]
                    if change?.change == .added {
                        bodies[resource.logicalID] = .object(resource.body)
                        continue
                    }
                    guard let pair = pairs[key] else { continue }
                    let reader = Canonicalizer(stack: pair.old.stack, environment: difference.old.plain, reader: stack.name)
                    var body = JSON.object(reader.resource(pair.old.resource).body)
                    let shape = difference.schemas.shape(of: resource.type)
                    for property in (change?.properties ?? []).sorted(by: isEarlier) {
                        let isDeep = property.path.first == "Properties"
                        body = apply(property, at: property.path[...], to: body, as: isDeep ? nil : .names, properties: shape) ?? [:]
                    }
                    bodies[resource.logicalID] = .object(
                        JSON.Object([("Type", .string(resource.type))] + (body.object ?? [:]).map { ($0.key, $0.value) }))
                }
                var root = stack.template.root
                root["Resources"] = .object(bodies)
                return StackView(
                    name: stack.name, stackName: stack.stackName, template: TemplateView(.object(root), region: stack.template.region),
                    sources: stack.sources)
            })
    }

    /// Elements that go are told by their old places, those that come by their new ones, and the order is set last.
    private static func isEarlier(_ left: PropertyChange, _ right: PropertyChange) -> Bool {
        func rank(_ change: PropertyChange) -> Int {
            change.path.last == "(order)" ? 3 : change.new != nil ? 1 : change.path.last.flatMap(Int.init) == nil ? 0 : 2
        }
        if rank(left) != rank(right) { return rank(left) < rank(right) }
        guard rank(left) == 2, let a = left.path.last.flatMap(Int.init), let b = right.path.last.flatMap(Int.init) else { return false }
        return a > b
    }

    private static func apply(
        _ change: PropertyChange, at path: ArraySlice<String>, to value: JSON?, as shape: Shape?, properties: Shape
    ) -> JSON? {
        guard let name = path.first else { return change.new }
        let rest = path.dropFirst()
        switch value {
        case .object(var object)?:
            if name == "Fn::If", var branches = object[name]?.array, let place = rest.first.flatMap(Int.init), place < branches.count {
                let branch = branches[place] == noValue ? JSON?.none : .some(branches[place])
                branches[place] = apply(change, at: rest.dropFirst(), to: branch, as: shape, properties: properties) ?? noValue
                object[name] = .array(branches)
                return .object(object)
            }
            let inner = shape.map { $0.refined(by: object)[member: name] } ?? (name == "Properties" ? properties : .free)
            object[name] = apply(change, at: rest, to: object[name], as: inner, properties: properties)
            return .object(object)
        case .array(var array)?:
            let shape = shape ?? .free
            if name == "(order)" {
                let order = change.new?.array?.compactMap(\.string) ?? []
                return .array(order.compactMap { name in index(of: name, in: array, shape).map { array[$0] } })
            }
            let found = name == "*" ? change.old.flatMap(array.firstIndex) : index(of: name, in: array, shape)
            if let found {
                if let changed = apply(change, at: rest, to: array[found], as: shape.element, properties: properties) {
                    array[found] = changed
                } else {
                    array.remove(at: found)
                }
            } else if let new = change.new {
                if let place = Int(name), array.indices.contains(place) { array.insert(new, at: place) } else { array.append(new) }
            }
            return .array(array)
        default: return rest.isEmpty ? change.new : value
        }
    }

    private static let noValue: JSON = ["Ref": "AWS::NoValue"]

    private static func index(of name: String, in array: [JSON], _ shape: Shape) -> Int? {
        for names in ElementNames.all(of: array, shape) { if let index = names.firstIndex(of: name) { return index } }
        return Int(name).flatMap { array.indices.contains($0) ? $0 : nil }
    }
}
