import CloudFormationModel
import Documents

/// What an app declares, found by reflection over stored properties: no identifier is ever written as a string.
struct Declarations {
    struct DeclaredStack {
        var name: String
        var stack: any Stack
        var constructs: [DeclaredConstruct] = []
    }

    struct DeclaredConstruct {
        var id: String
        /// The name of the thing in tags and names: the property's in kebab-case, or the row's.
        var service: String
        var construct: any Construct
    }

    private(set) var stacks: [DeclaredStack] = []
    private(set) var findings: [Finding] = []
    private var owners: [Handle: String] = [:]
    private let locate: (Handle) -> (file: String, line: Int)

    init(of app: some App, locate: @escaping (Handle) -> (file: String, line: Int)) {
        self.locate = locate
        let mirror = Mirror(reflecting: app)
        if mirror.children.isEmpty, MemoryLayout.size(ofValue: app) > 0 {
            findings.append(
                Finding(
                    "no-reflection", "the program was built without reflection metadata, so that stacks cannot be found",
                    remedy: "build without -disable-reflection-metadata"))
        }
        for (label, optional) in mirror.children {
            guard let label, let value = Self.unwrapped(optional) else { continue }
            guard let stack = value as? any Stack else {
                findings.append(
                    Finding(
                        "not-a-stack", "the app's property \"\(label)\" is no stack",
                        remedy: "store stacks only, and keep other values in static properties or in the stacks"))
                continue
            }
            stacks.append(DeclaredStack(name: Naming.kebab(label), stack: stack))
            collect(from: stack, path: "", words: [], stack: stacks.count - 1, depth: 0)
        }
    }

    /// The value inside an optional, however deep; nil where there is none.
    private static func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .optional else { return value }
        return mirror.children.first.flatMap { unwrapped($0.value) }
    }

    private mutating func collect(from parent: Any, path: String, words: [String], stack: Int, depth: Int) {
        let mirror = Mirror(reflecting: parent)
        if mirror.children.isEmpty, depth == 0, mirror.displayStyle == .struct, Self.sizeOf(parent) > 0 {
            findings.append(
                Finding(
                    "no-reflection", "nothing is known of the properties of stack \"\(stacks[stack].name)\"", stack: stacks[stack].name,
                    remedy: "build without -disable-reflection-metadata"))
        }
        for (label, value) in mirror.children {
            guard let label else { continue }
            visit(value, label: label, path: path, words: words, stack: stack, depth: depth)
        }
    }

    private static func sizeOf<T>(_ value: T) -> Int { MemoryLayout<T>.size }

    private mutating func visit(_ optional: Any, label: String, path: String, words: [String], stack: Int, depth: Int) {
        guard let value = Self.unwrapped(optional) else { return }
        let id = path + Naming.pascal(label)
        let service = words + [Naming.kebab(label)]
        // Each cast to a protocol that fails costs a search through all conformances of the program: the likeliest come first.
        switch value {
        case is String, is Bool: return
        case let construct as any Construct: declare(construct, label, id, service, stack)
        case let table as any ConstructTable:
            for (name, construct) in table.rows { declare(construct, label, Naming.pascal(name), [name], stack) }
        case let resource as any ResourceDeclaration: declare(StandaloneResource(resource: resource), label, id, service, stack)
        case is any Stack: return
        default: descend(into: value, label: label, id: id, words: service, stack: stack, depth: depth)
        }
    }

    /// A value that is no construct itself may be a structure of constructs, or a collection that cannot name them.
    private mutating func descend(into value: Any, label: String, id: String, words: [String], stack: Int, depth: Int) {
        guard depth < 8 else { return }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .struct: collect(from: value, path: id, words: words, stack: stack, depth: depth + 1)
        case .dictionary: descend(intoDictionary: mirror, label: label, id: id, words: words, stack: stack)
        case .collection, .set, .tuple, .enum, .class: refuseHidden(in: mirror, label: label, stack: stack)
        default: break
        }
    }

    private mutating func descend(intoDictionary mirror: Mirror, label: String, id: String, words: [String], stack: Int) {
        var entries: [(key: String, value: Any)] = []
        for child in mirror.children {
            let pair = Mirror(reflecting: child.value).children.map(\.value)
            guard pair.count == 2, Self.isConstruct(pair[1]) else { continue }
            guard let key = pair[0] as? any RawRepresentable, let name = key.rawValue as? String else {
                return refuseHidden(in: mirror, label: label, stack: stack)
            }
            entries.append((name, pair[1]))
        }
        for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
            visit(value, label: key, path: id, words: words, stack: stack, depth: 1)
        }
    }

    private static func isConstruct(_ value: Any) -> Bool {
        value is any Construct || value is any ResourceDeclaration || value is any ConstructTable
    }

    private mutating func refuseHidden(in mirror: Mirror, label: String, stack: Int) {
        for child in mirror.children {
            let values = [child.value] + Mirror(reflecting: child.value).children.map(\.value)
            guard let hidden = values.first(where: Self.isConstruct) else { continue }
            let handle = (hidden as? any Construct)?.handle ?? (hidden as? any ResourceDeclaration)?.handle
            let style = mirror.displayStyle.map { "\($0)" } ?? "value"
            report(
                "unnamed-declaration", handle, stack,
                "\(handle?.kind ?? "a table") is stored in a \(style), \"\(label)\", where nothing names it",
                remedy: "give it a property of its own, a dictionary keyed by an enum, or a row in a table")
            return
        }
    }

    private mutating func declare(_ construct: any Construct, _ label: String, _ id: String, _ words: [String], _ stack: Int) {
        let handle = construct.handle
        if label.hasPrefix("_") || label.hasPrefix("$") {
            return report(
                "unnamed-declaration", handle, stack, "\(handle.kind) is held by a lazy or wrapped property (\"\(label)\")",
                remedy: "store it in a plain `let`")
        }
        if let owner = owners[handle] {
            return report(
                "stored-twice", handle, stack, "\(handle.kind) is stored twice: as \(owner) and as \(stacks[stack].name).\(id)",
                remedy: "keep one; refer to it from other places through its stack")
        }
        owners[handle] = "\(stacks[stack].name).\(id)"
        let kept = handle.formerID
        if let taken = stacks[stack].constructs.first(where: { $0.id == kept ?? id }) {
            return report(
                "duplicate-logical-id", handle, stack,
                "\(handle.kind) and \(taken.construct.handle.kind) both get the logical ID \"\(kept ?? id)\"",
                remedy: "rename one of the properties")
        }
        stacks[stack].constructs.append(
            DeclaredConstruct(id: kept ?? id, service: kept.map(Naming.kebab) ?? words.joined(separator: "-"), construct: construct))
    }

    private mutating func report(_ rule: String, _ handle: Handle?, _ stack: Int, _ message: String, remedy: String) {
        let place = handle.map(locate)
        findings.append(
            Finding(
                rule, message, file: place?.file, position: place.map { Position(line: $0.line, column: 1) }, stack: stacks[stack].name,
                remedy: remedy))
    }
}
