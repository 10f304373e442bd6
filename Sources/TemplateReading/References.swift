import Documents

/// A place in a template that names something of it.
package struct TemplateReference {
    package enum Target: Hashable {
        /// `Ref`, or a variable of `Fn::Sub` without a dot.
        case name(String)
        /// `Fn::GetAtt`, or a variable of `Fn::Sub` with a dot.
        case attribute(of: String, String?)
        case condition(String)
        case mapping(String)
    }

    package var target: Target
    package var path: [String]

    package var parameterName: String? { if case .name(let name) = target { name } else { nil } }
}

/// Finds references.
package struct References {
    package private(set) var found: [TemplateReference] = []
    private var path: [String]

    /// All references in `value` at any depth, with their paths below `path`.
    package static func all(in value: JSON, below path: [String] = []) -> [TemplateReference] {
        var references = References(path: path)
        references.visit(value)
        return references.found
    }

    private init(path: [String]) { self.path = path }

    private mutating func visit(_ value: JSON) {
        switch value {
        case .array(let elements):
            for (index, element) in elements.enumerated() { visit(element, below: String(index)) }
        case .object(let object):
            if let intrinsic = Intrinsic(value) { visit(intrinsic) }
            for (key, value) in object { visit(value, below: key) }
        default: break
        }
    }

    private mutating func visit(_ value: JSON, below key: String) {
        path.append(key)
        visit(value)
        path.removeLast()
    }

    private mutating func visit(_ intrinsic: Intrinsic) {
        switch intrinsic {
        case .ref(let name): add(.name(name))
        case .attribute(let resource, let name): add(.attribute(of: resource, name))
        case .substitution(let text, let variables):
            for variable in SubstitutionText.variables(of: text) where variables[variable] == nil {
                guard let dot = variable.firstIndex(of: ".") else {
                    add(.name(variable))
                    continue
                }
                add(.attribute(of: String(variable[..<dot]), String(variable[variable.index(after: dot)...])))
            }
        case .choice(let condition, _, _): add(.condition(condition))
        case .condition("Condition", let name): if let name = name.string { add(.condition(name)) }
        case .lookup(let arguments): if let name = arguments[0].string { add(.mapping(name)) }
        default: break
        }
    }

    private mutating func add(_ target: TemplateReference.Target) { found.append(TemplateReference(target: target, path: path)) }
}
