import Documents

/// A path's segments, as API Gateway reads them.
struct Route: Hashable {
    var segments: [Segment]

    enum Segment: Hashable {
        case literal(String)
        case variable(String)
    }

    /// Slashes at the end say nothing to API Gateway.
    init(_ path: String) {
        segments = path.utf8.split(separator: UInt8(ascii: "/")).map { segment in
            let inner = segment.dropFirst().dropLast()
            let isBrace = { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
            guard segment.first == UInt8(ascii: "{"), segment.last == UInt8(ascii: "}"), !inner.contains(where: isBrace) else {
                return .literal(String(Substring(segment)))
            }
            return .variable(String(Substring(inner)))
        }
    }

    init(_ segments: [Segment]) { self.segments = segments }

    var variables: [String] {
        segments.compactMap { if case .variable(let name) = $0 { name } else { nil } }
    }

    var path: String {
        segments.isEmpty ? "/" : segments.reduce(into: "") { $0 += "/" + $1.description }
    }

    /// `/b2b` and `/orders` give `/b2b/orders`; `/b2b` and `/` give `/b2b`.
    static func join(_ prefix: String, _ path: String) -> String { path == "/" ? prefix : prefix + path }

    /// The path with its variables unnamed: `/orders/{}`.
    static func unnamed(_ path: String) -> String {
        var result: [UInt8] = []
        var depth = 0
        for byte in path.utf8 {
            if byte == UInt8(ascii: "}"), depth > 0 { depth -= 1 }
            if depth == 0 { result.append(byte) }
            if byte == UInt8(ascii: "{") { depth += 1 }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// API Gateway keeps `/ping` and `/sping` for itself.
    static func isPrefix(_ text: String) -> Bool {
        text.hasPrefix("/") && text != "/ping" && text != "/sping"
            && text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).allSatisfy(isLiteral)
    }

    /// A segment that API Gateway takes: letters, digits and `_ - . , :`.
    static func isLiteral(_ segment: some StringProtocol) -> Bool {
        !segment.isEmpty && segment.utf8.allSatisfy { Name.isAlphanumeric($0) || "_-.,:".utf8.contains($0) }
    }
}

extension Route.Segment: CustomStringConvertible {
    var description: String {
        switch self {
        case .literal(let text): text
        case .variable(let name): "{" + name + "}"
        }
    }
}
