/// Reads the regular expressions of schemas: ECMAScript's, with what Java's have beside it (`\p{Print}`, `&&`, `\A`, `\Z`, `(?s)`).
struct PatternParser {
    /// A construct that is not read. Such a pattern says nothing, rather than something wrong.
    struct Unsupported: Error {}

    private let text: [Unicode.Scalar]
    private var position = 0
    private(set) var groups = 0
    private var dotTakesNewlines = false
    private(set) var ignoresCase = false
    private var depth = 0

    init(_ text: String) { self.text = Array(text.unicodeScalars) }

    mutating func parse() throws(Unsupported) -> PatternNode {
        let node = try choice()
        guard position == text.count else { throw Unsupported() }
        return node
    }

    // MARK: Structure

    private mutating func choice() throws(Unsupported) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth < 64 else { throw Unsupported() }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(Unsupported) -> PatternNode {
        var nodes: [PatternNode] = []
        while let next = peek, next != "|", next != ")" { nodes.append(try quantified()) }
        return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    private mutating func quantified() throws(Unsupported) -> PatternNode {
        var node = try atom()
        while let (least, most) = try quantifier() {
            let isLazy = take("?")
            // Possessive quantifiers never give back; none of the registry's patterns needs that.
            if !isLazy, take("+") { throw Unsupported() }
            node = .repetition(node, least: least, most: most, isLazy: isLazy)
        }
        return node
    }

    private mutating func quantifier() throws(Unsupported) -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard peek == "{", let close = text[position...].firstIndex(of: "}") else { return nil }
        let inner = String(String.UnicodeScalarView(text[(position + 1)..<close])).filter { $0 != " " }
        let bounds = inner.split(separator: ",", omittingEmptySubsequences: false).map { $0.isEmpty ? nil : Int($0) }
        // A brace that is no quantifier stands for itself: `{.*}`.
        guard inner.first?.isNumber == true || inner.first == ",", inner.allSatisfy({ $0.isNumber || $0 == "," }), bounds.count <= 2 else {
            return nil
        }
        position = close + 1
        let least = bounds[0] ?? 0
        let most = bounds.count == 1 ? least : bounds[1]
        guard least <= 100_000, most ?? least >= least else { throw Unsupported() }
        return (least, most)
    }

    // MARK: Atoms

    private mutating func atom() throws(Unsupported) -> PatternNode {
        guard let scalar = next() else { throw Unsupported() }
        switch scalar {
        case "(": return try group()
        case "[": return .scalar(try set())
        case ".": return .scalar(ScalarSet(dotTakesNewlines ? [] : [.range(0x0A...0x0A), .range(0x0D...0x0D)], isNegated: true))
        case "^": return .start
        case "$": return .end
        case "\\": return try escape()
        case "*", "+", "?": throw Unsupported()
        default: return .scalar(ScalarSet(scalar))
        }
    }

    private mutating func group() throws(Unsupported) -> PatternNode {
        guard take("?") else {
            groups += 1
            let number = groups
            return .group(try closed(), number)
        }
        if take(":") { return try closed() }
        if take("=") { return .look(try closed(), isBehind: false, isNegated: false) }
        if take("!") { return .look(try closed(), isBehind: false, isNegated: true) }
        if take("<") {
            if take("=") { return .look(try closed(), isBehind: true, isNegated: false) }
            if take("!") { return .look(try closed(), isBehind: true, isNegated: true) }
            throw Unsupported()
        }
        // Flags count from here to the end of what they stand in; all of the registry's stand at the start.
        while let flag = next() {
            switch flag {
            case ")": return .empty
            case "s": dotTakesNewlines = true
            case "i": ignoresCase = true
            default: throw Unsupported()
            }
        }
        throw Unsupported()
    }

    private mutating func closed() throws(Unsupported) -> PatternNode {
        let node = try choice()
        guard take(")") else { throw Unsupported() }
        return node
    }

    private mutating func escape() throws(Unsupported) -> PatternNode {
        guard let scalar = peek else { throw Unsupported() }
        switch scalar {
        case "A":
            position += 1
            return .start
        case "Z", "z":
            position += 1
            return .end
        case "b", "B":
            position += 1
            return .wordBoundary(isNegated: scalar == "B")
        case "1"..."9":
            position += 1
            return .backReference(Int(scalar.value - 0x30))
        default: return .scalar(ScalarSet([try escaped()]))
        }
    }

    /// What stands after a backslash, outside and inside of brackets alike.
    private mutating func escaped() throws(Unsupported) -> ScalarSet.Part {
        guard let scalar = next() else { throw Unsupported() }
        switch scalar {
        case "d", "D": return .property(.digit, isNegated: scalar == "D")
        case "w", "W": return .property(.word, isNegated: scalar == "W")
        case "s", "S": return .property(.space, isNegated: scalar == "S")
        case "p", "P":
            guard take("{"), let close = text[position...].firstIndex(of: "}") else { throw Unsupported() }
            let name = String(String.UnicodeScalarView(text[position..<close]))
            position = close + 1
            guard let property = ScalarSet.Property(named: name) else { throw Unsupported() }
            return .property(property, isNegated: scalar == "P")
        case "n": return .range(0x0A...0x0A)
        case "r": return .range(0x0D...0x0D)
        case "t": return .range(0x09...0x09)
        case "f": return .range(0x0C...0x0C)
        case "v": return .range(0x0B...0x0B)
        case "0": return .range(0...0)
        case "x": return try hexadecimal(digits: 2)
        case "u": return try hexadecimal(digits: 4)
        case "a"..."z", "A"..."Z", "1"..."9": throw Unsupported()
        default: return .range(scalar.value...scalar.value)
        }
    }

    private mutating func hexadecimal(digits: Int) throws(Unsupported) -> ScalarSet.Part {
        var end = position + digits
        if take("{") {
            guard let close = text[position...].firstIndex(of: "}") else { throw Unsupported() }
            end = close
        }
        guard end <= text.count, let value = UInt32(String(String.UnicodeScalarView(text[position..<end])), radix: 16) else {
            throw Unsupported()
        }
        position = end
        if peek == "}", end != position + digits { _ = take("}") }
        return .range(value...value)
    }

    // MARK: Sets

    private mutating func set() throws(Unsupported) -> ScalarSet {
        var set = ScalarSet()
        let isNegated = take("^")
        var isFirst = true
        while let scalar = peek {
            if scalar == "]", !isFirst {
                position += 1
                set.isNegated = isNegated
                return set
            }
            isFirst = false
            if scalar == "&", position + 1 < text.count, text[position + 1] == "&" {
                position += 2
                set.intersections.append(take("[") ? try self.set() : try restOfSet())
                continue
            }
            set.parts.append(try member())
        }
        throw Unsupported()
    }

    /// The members up to the bracket, which stays.
    private mutating func restOfSet() throws(Unsupported) -> ScalarSet {
        var set = ScalarSet()
        while let scalar = peek, scalar != "]" { set.parts.append(try member()) }
        return set
    }

    private mutating func member() throws(Unsupported) -> ScalarSet.Part {
        let low = try element()
        guard peek == "-", position + 1 < text.count, text[position + 1] != "]", case .range(let from) = low else { return low }
        let dash = position
        position += 1
        // `[\w-.]`: after a class, or before one, a dash is a dash.
        guard case .range(let to) = try element() else {
            position = dash
            return low
        }
        guard from.lowerBound <= to.upperBound else { throw Unsupported() }
        return .range(from.lowerBound...to.upperBound)
    }

    private mutating func element() throws(Unsupported) -> ScalarSet.Part {
        guard let scalar = next() else { throw Unsupported() }
        if scalar == "\\" {
            if take("b") { return .range(0x08...0x08) }
            return try escaped()
        }
        if scalar == "[", peek == ":" { throw Unsupported() }
        return .range(scalar.value...scalar.value)
    }

    // MARK: Scalars

    private var peek: Unicode.Scalar? { position < text.count ? text[position] : nil }

    private mutating func next() -> Unicode.Scalar? {
        guard position < text.count else { return nil }
        position += 1
        return text[position - 1]
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }
}
