import Registry

/// Writes faces as Swift. The files' names never depend on the list: SwiftPM does not plan again when only the list changed.
struct Renderer {
    /// The modules that have the namespaces; without any, they are declared here.
    let modules: [String]

    static let parts = 8
    static let fileNames = ["Namespaces.swift"] + (1...parts).map { "ResourceTypes\($0).swift" }

    func files(for types: [ResourceType]) -> [(name: String, text: String)] {
        let texts = types.map { render($0) }.sorted { ($1.count, $0) < ($0.count, $1) }
        // The largest first, each to the part that is smallest so far: the parts are compiled side by side.
        var parts = [[String]](repeating: [], count: Self.parts)
        var sizes = [Int](repeating: 0, count: Self.parts)
        for text in texts {
            let smallest = sizes.indices.min { (sizes[$0], $0) < (sizes[$1], $1) } ?? 0
            parts[smallest].append(text)
            sizes[smallest] += text.utf8.count
        }
        let bodies = [namespaces] + parts.map { $0.sorted().joined(separator: "\n") }
        return zip(Self.fileNames, bodies).map { ($0, header + $1) }
    }

    private var header: String {
        let imports = (["CloudFormationModel"] + modules).sorted().map { "import \($0)\n" }.joined()
        return "// Made from a list of resource types by GenerateResourceTypes, at every build.\n\n\(imports)\n"
    }

    private var namespaces: String {
        guard modules.isEmpty else { return "// The namespaces are those of \(modules.joined(separator: ", ")).\n" }
        let services = Set(ResourceRegistry.allTypeNames.map { Self.namespace(of: $0) }).sorted()
        return services.map { "public enum \($0) {}\n" }.joined()
    }

    static func namespace(of typeName: String) -> String { String(typeName.split(separator: ":", omittingEmptySubsequences: true)[1]) }

    // MARK: Resources

    private func render(_ type: ResourceType) -> String {
        var code = Code()
        code.block("extension \(type.namespace)") {
            $0.line("/// [\(type.typeName)](\(Self.documentation(of: type.typeName)))")
            $0.block("public struct \(type.bag.name): TypedResource") { code in
                code.line("public static let typeName = \"\(type.typeName)\"")
                code.line("public var handle: Handle")
                code.line("public var properties = Properties()")
                code.line("public var attributes: ResourceAttributes")
                code.blank()
                let own = ["attributes: ResourceAttributes = ResourceAttributes()", "file: String = #fileID", "line: Int = #line"]
                code.call("public init", arguments(of: type.bag) + own) {
                    $0.line("self.handle = Handle(Self.typeName, file: file, line: line)")
                    $0.line("self.attributes = attributes")
                    for property in type.bag.properties {
                        $0.line("self.properties.set(\"\(property.name)\", \(expression(of: property)))")
                    }
                }
                if !type.attributes.isEmpty { code.blank() }
                for attribute in type.attributes { code.line(variable(attribute)) }
                render(type.bag.nested, to: &code)
            }
        }
        return code.text
    }

    private func variable(_ attribute: Attribute) -> String {
        let call = "attribute(\"\(attribute.name)\")"
        let value = attribute.face == .value("String") ? call : "\(attribute.face.swift)(expression: \(call).expression)"
        return "public var \(Naming.escaped(attribute.variable)): \(attribute.face.swift) { \(value) }"
    }

    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html>
    private static func documentation(of typeName: String) -> String {
        let page = typeName.split(separator: ":", omittingEmptySubsequences: true).joined(separator: "-").lowercased()
        let prefix = page.replacing(prefix: "aws-", with: "aws-resource-")
        return "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\(prefix).html"
    }

    // MARK: Nested types

    private func render(_ nested: [Nested], to code: inout Code) {
        for type in nested {
            code.blank()
            switch type {
            case .bag(let bag): render(bag, to: &code)
            case .enumeration(let enumeration): render(enumeration, to: &code)
            }
        }
    }

    private func render(_ bag: Bag, to code: inout Code) {
        code.block("public struct \(bag.name): PropertyValue") { code in
            code.line("public let expression: Expression")
            code.line("public init(expression: Expression) { self.expression = expression }")
            code.call("public init", arguments(of: bag)) {
                $0.line("\(bag.properties.isEmpty ? "let" : "var") bag = Properties()")
                for property in bag.properties { $0.line("bag.set(\"\(property.name)\", \(expression(of: property)))") }
                $0.line("self.expression = bag.expression")
            }
            render(bag.nested, to: &code)
        }
    }

    private func render(_ enumeration: Enumeration, to code: inout Code) {
        code.block("public struct \(enumeration.name): PropertyValue") {
            $0.line("public let expression: Expression")
            $0.line("public init(expression: Expression) { self.expression = expression }")
            $0.line("/// A parameter, or a value that is newer than the schema.")
            $0.line("public init(_ value: Value<String>) { self.init(expression: value.expression) }")
            for (name, value) in enumeration.cases {
                $0.line("public static var \(Naming.escaped(name)): Self { Self(expression: .string(\(Code.quoted(value)))) }")
            }
        }
    }

    private func expression(of property: Property) -> String {
        Naming.escaped(property.argument) + (property.isRequired ? ".expression" : "?.expression")
    }

    private func arguments(of bag: Bag) -> [String] {
        bag.properties.map { property in
            let type = property.isRequired ? property.face.swift : property.face.swift + "? = nil"
            return "\(Naming.escaped(property.argument)): \(type)"
        }
    }
}

/// Swift code as it grows, line by line.
struct Code {
    private(set) var text = ""
    private var level = 0

    mutating func line(_ line: String) { text += String(repeating: "    ", count: level) + line + "\n" }
    mutating func blank() { text += "\n" }

    mutating func block(_ head: String, _ body: (inout Code) -> Void) {
        line(head + " {")
        level += 1
        body(&self)
        level -= 1
        line("}")
    }

    /// A function whose arguments fill lines of 140 columns.
    mutating func call(_ head: String, _ arguments: [String], _ body: (inout Code) -> Void) {
        let single = "\(head)(\(arguments.joined(separator: ", ")))"
        if level * 4 + single.count + 2 <= 140 { return block(single, body) }
        line(head + "(")
        level += 1
        var pending = ""
        for (index, argument) in arguments.enumerated() {
            let piece = index == arguments.count - 1 ? argument : argument + ","
            if !pending.isEmpty, level * 4 + pending.count + 1 + piece.count > 140 {
                line(pending)
                pending = piece
            } else {
                pending += pending.isEmpty ? piece : " " + piece
            }
        }
        line(pending)
        level -= 1
        block(")", body)
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for character in text {
            if character == "\"" || character == "\\" { result.append("\\") }
            result.append(character)
        }
        return result + "\""
    }
}

extension String {
    fileprivate func replacing(prefix: String, with other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }
}
