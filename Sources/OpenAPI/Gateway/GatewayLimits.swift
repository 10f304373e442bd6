import Documents

/// How much of an API a REST API of API Gateway, and what carries its definition there, can hold. What does not fit goes to the catch-alls.
public struct GatewayLimits: Sendable {
    /// A quota of the account, which AWS raises on request.
    public var resources: Int
    public var bytes: Int
    /// How the definition is written where its bytes are counted.
    public var layout: JSONWriter.Layout
    /// What sets the limit of bytes, as findings name it.
    public var carrier: String

    public init(resources: Int = 300, bytes: Int = 6 << 20, layout: JSONWriter.Layout = .compact, carrier: String = "API Gateway") {
        self.resources = resources
        self.bytes = bytes
        self.layout = layout
        self.carrier = carrier
    }
}

/// The operations that fit, the first ones first, and those that do not.
struct Fitting {
    private(set) var kept: [RoutedOperation] = []
    private(set) var findings: [Finding] = []
    private let documents: [APIDocument]

    /// Keeps operations as long as there are resources; one that needs no further resource still fits when there are none left.
    init(_ operations: [RoutedOperation], prefixes: [String], limits: GatewayLimits, documents: [APIDocument]) {
        self.documents = documents
        var resources: Set<[Route.Segment]> = [[]]
        for prefix in prefixes {
            let segments = Route(prefix).segments
            for length in 1...segments.count { resources.insert(Array(segments[..<length])) }
            resources.insert(segments + [.variable("proxy+")])
        }
        var left: [RoutedOperation] = []
        for operation in operations {
            let segments = operation.route.segments
            let needed = (1...segments.count).map { Array(segments[..<$0]) }.filter { !resources.contains($0) }
            if resources.count + needed.count > limits.resources {
                left.append(operation)
            } else {
                resources.formUnion(needed)
                kept.append(operation)
            }
        }
        report(
            left, "API Gateway takes \(limits.resources) resources",
            remedy: "ask AWS for more and raise the limit, or expose the catch-alls only")
    }

    /// Leaves the last operations out until what `render` makes of the others is small enough.
    mutating func shrink(_ limits: GatewayLimits, render: ([RoutedOperation]) -> JSON) -> JSON {
        let body = render(kept)
        guard body.size(over: limits.bytes, limits.layout) != nil else { return body }
        var fits = 0
        var tooMany = kept.count
        while tooMany - fits > 1 {
            let middle = (fits + tooMany) / 2
            if render(Array(kept[..<middle])).size(over: limits.bytes, limits.layout) == nil { fits = middle } else { tooMany = middle }
        }
        report(
            Array(kept[fits...]), "\(limits.carrier) takes a definition of \(limits.bytes) bytes",
            remedy: "shorten descriptions and schemas, or expose the catch-alls only")
        kept.removeSubrange(fits...)
        return render(kept)
    }

    private mutating func report(_ left: [RoutedOperation], _ reason: String, remedy: String) {
        guard !left.isEmpty else { return }
        let count = left.count == 1 ? "1 operation goes" : "\(left.count) operations go"
        findings.append(Finding("gateway-quota", "\(reason): \(count) to the catch-all", severity: .warning, remedy: remedy))
        for operation in left {
            findings.append(
                operation.finding("gateway-catch-all", "\(operation.name) does not fit: \(reason); the catch-all takes it", in: documents))
        }
    }
}
