/// The arguments of a command, sorted into its options and the rest.
struct Arguments {
    private var values: [String: [String]] = [:]
    private(set) var rest: [String] = []

    /// - Parameter arguments: what follows the command's name.
    init(_ arguments: [String], of options: [Option]) throws(WrongUse) {
        var arguments = arguments[...]
        while let argument = arguments.popFirst() {
            if argument == "--" {
                rest += arguments
                break
            }
            guard argument.hasPrefix("-"), argument != "-" else {
                rest.append(argument)
                continue
            }
            let end = argument.firstIndex(of: "=") ?? argument.endIndex
            let name = argument[..<end] == "-h" ? Option.help.name : String(argument[..<end])
            guard let option = options.first(where: { $0.name == name }) else {
                throw WrongUse("unknown option \"\(name)\"", Suggestion.text(for: name, among: options.map(\.name)))
            }
            let attached = end == argument.endIndex ? nil : String(argument[argument.index(after: end)...])
            try take(option, attached, &arguments)
        }
    }

    private mutating func take(_ option: Option, _ attached: String?, _ following: inout ArraySlice<String>) throws(WrongUse) {
        var taken: [String] = []
        switch option.value {
        case .none:
            if attached != nil { throw WrongUse("option \(option.name) takes no value") }
        case .one:
            guard let value = attached ?? Self.popValue(&following) else { throw missingValue(of: option) }
            if let other = values[option.name]?.first, other != value {
                throw WrongUse("option \(option.name) is given twice: \"\(other)\" and \"\(value)\"", "give it once")
            }
            taken = [value]
        case .each:
            guard let value = attached ?? Self.popValue(&following) else { throw missingValue(of: option) }
            taken = [value]
        case .many:
            if let attached { taken = [attached] } else { while let value = Self.popValue(&following) { taken.append(value) } }
            if taken.isEmpty { throw missingValue(of: option) }
        }
        for value in taken {
            if value.isEmpty { throw missingValue(of: option) }
            guard option.choices.isEmpty || option.choices.contains(value) else {
                throw WrongUse("unknown value \"\(value)\" of \(option.name)", Suggestion.text(for: value, among: option.choices))
            }
        }
        values[option.name, default: []] += taken
    }

    private static func popValue(_ following: inout ArraySlice<String>) -> String? {
        guard let next = following.first, !next.hasPrefix("-") || next == "-" else { return nil }
        return following.popFirst()
    }

    private func missingValue(of option: Option) -> WrongUse {
        WrongUse("option \(option.name) lacks its value", "write \(option.synopsis)")
    }

    func has(_ option: Option) -> Bool { values[option.name] != nil }
    func value(of option: Option) -> String? { values[option.name]?.first }

    /// The values in the order in which they were given, each once.
    func values(of option: Option) throws(WrongUse) -> [String] {
        guard let values = values[option.name] else {
            if option.isRequired { throw WrongUse("option \(option.name) is missing", "write \(option.synopsis)") }
            return []
        }
        var seen: Set<String> = []
        return values.filter { seen.insert($0).inserted }
    }
}
