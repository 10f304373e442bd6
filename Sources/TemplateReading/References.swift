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
package enum References {
    /// All references in `value` at any depth, with their paths below `path`.
    package static func all(in value: JSON, below path: [String] = []) -> [TemplateReference] {
        var found: [TemplateReference] = []
        Intrinsics.visit(value, below: path) { add($0.intrinsic, at: $0.path, to: &found) }
        return found
    }

    static func all(of intrinsics: [PlacedIntrinsic]) -> [TemplateReference] {
        var found: [TemplateReference] = []
        for placed in intrinsics { add(placed.intrinsic, at: placed.path, to: &found) }
        return found
    }

    private static func add(_ intrinsic: Intrinsic, at path: [String], to found: inout [TemplateReference]) {
        func add(_ target: TemplateReference.Target) { found.append(TemplateReference(target: target, path: path)) }
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
}
