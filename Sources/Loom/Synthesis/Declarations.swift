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
    /// What has each ID, stack by stack.
    private var ids: [[String: Handle]] = []
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
            guard let label else { continue }
            if let name = Self.lazyName(label) {
                findings.append(
                    Finding(
                        "not-a-stack", "the app's property \"\(name)\" is lazy, so that its stack cannot be found",
                        remedy: "make it a plain `let`"))
                continue
            }
            guard let value = Self.unwrapped(optional) else { continue }
            guard let stack = value as? any Stack else {
                findings.append(
                    Finding(
                        "not-a-stack", "the app's property \"\(label)\" is no stack",
                        remedy: "store stacks only, and keep other values in static properties or in the stacks"))
                continue
            }
            let name = Naming.kebab(label)
            if stacks.contains(where: { $0.name == name }) {
                findings.append(
                    Finding(
                        "duplicate-stack", "two of the app's properties both get the stack name \"\(name)\"", stack: name,
                        remedy: "rename one"))
            }
            stacks.append(DeclaredStack(name: name, stack: stack))
            ids.append([:])
            collect(from: stack, path: "", words: [], stack: stacks.count - 1, depth: 0)
        }
    }

    /// The value inside an optional, however deep; nil where there is none.
    private static func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .optional else { return value }
        return mirror.children.first.flatMap { unwrapped($0.value) }
    }

    /// The name of a lazy property, whose storage the compiler labels `$__lazy_storage_$_name`; nil for any other.
    private static func lazyName(_ label: String) -> Substring? {
        label.hasPrefix("$__lazy_storage_$_") ? label.dropFirst("$__lazy_storage_$_".count) : nil
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
        if let name = Self.lazyName(label) {
            return report(
                "unnamed-declaration", HiddenDeclaration.first(in: optional)?.handle, stack,
                "the property \"\(name)\" is lazy, so that synth cannot know what it holds", remedy: "make it a plain `let`")
        }
        guard let value = Self.unwrapped(optional) else { return }
        if label.hasPrefix("_") || label.hasPrefix("$") {
            return refuseHidden(in: value, label: String(label.dropFirst()), "property wrapper", stack)
        }
        let id = path + Naming.pascal(label)
        let service = words + [Naming.kebab(label)]
        // Each cast to a protocol that fails costs a search through all conformances of the program: the likeliest come first.
        switch value {
        case is String, is Bool: return
        case let declaration as any Declaration:
            for (name, construct) in declaration.constructs {
                declare(construct, name.map(Naming.pascal) ?? id, name.map { [$0] } ?? service, stack)
            }
        case let resource as any ResourceDeclaration: declare(StandaloneResource(resource: resource), id, service, stack)
        case is any Stack: return
        default: descend(into: value, label: label, id: id, words: service, stack: stack, depth: depth)
        }
    }

    /// A value that is no construct itself may be a structure of constructs, or a collection that cannot name them.
    private mutating func descend(into value: Any, label: String, id: String, words: [String], stack: Int, depth: Int) {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .struct where depth < 8: collect(from: value, path: id, words: words, stack: stack, depth: depth + 1)
        case .dictionary: descend(intoDictionary: mirror, value, label: label, id: id, words: words, stack: stack)
        case let style?: refuseHidden(in: value, label: label, "\(style)", stack)
        case nil: break
        }
    }

    private mutating func descend(intoDictionary mirror: Mirror, _ value: Any, label: String, id: String, words: [String], stack: Int) {
        var entries: [(key: String, value: Any)] = []
        for child in mirror.children {
            let pair = Mirror(reflecting: child.value).children.map(\.value)
            guard pair.count == 2, HiddenDeclaration.first(in: pair[1]) != nil else { continue }
            guard let key = pair[0] as? any RawRepresentable, let name = key.rawValue as? String else {
                return refuseHidden(in: value, label: label, "dictionary", stack)
            }
            entries.append((name, pair[1]))
        }
        for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
            visit(value, label: key, path: id, words: words, stack: stack, depth: 1)
        }
    }

    private mutating func refuseHidden(in value: Any, label: String, _ style: String, _ stack: Int) {
        guard let hidden = HiddenDeclaration.first(in: value) else { return }
        report(
            "unnamed-declaration", hidden.handle, stack,
            "\(hidden.handle?.kind ?? "a table") is stored in a \(style), \"\(label)\", where nothing names it",
            remedy: "give it a plain property of its own, a dictionary keyed by an enum, or a row in a table")
    }

    private mutating func declare(_ construct: any Construct, _ id: String, _ words: [String], _ stack: Int) {
        let handle = construct.handle
        if let owner = owners[handle] {
            return report(
                "stored-twice", handle, stack, "\(handle.kind) is stored twice: as \(owner) and as \(stacks[stack].name).\(id)",
                remedy: "keep one; refer to it from other places through its stack")
        }
        owners[handle] = "\(stacks[stack].name).\(id)"
        let kept = handle.formerID
        if let taken = ids[stack].updateValue(handle, forKey: kept ?? id) {
            let other = locate(taken)
            return report(
                "duplicate-logical-id", handle, stack,
                "\(handle.kind) and \(taken.kind) at \(other.file):\(other.line) both get the logical ID \"\(kept ?? id)\"",
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
