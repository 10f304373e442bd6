import Documents
import TemplateReading

/// Something that AWS would refuse, or that nobody should deploy. Each rule has a file of its own, which also holds the page that
/// `novialoom explain` prints, with a template that it refuses and a near twin that it accepts.
public struct Rule: Sendable {
    /// Kebab-case: `queue-visibility`.
    public let id: String
    public let severity: Finding.Severity
    /// What it asks for, in a line.
    public let summary: String
    /// Why: what happens otherwise, and when.
    public let reason: String
    /// The page of AWS that says so.
    public let url: String?
    /// Two templates as YAML, or parts of one: what stands under `Resources` when no section is named.
    public var refused: String { makeRefused() }
    public var accepted: String { makeAccepted() }
    private let makeRefused: @Sendable () -> String
    private let makeAccepted: @Sendable () -> String
    /// Looks for breaches; nil for the rules whose breaches one walk over the schemas finds together.
    let check: (@Sendable (TemplateView, inout Breaches) -> Void)?

    init(
        _ id: String, _ summary: String, severity: Finding.Severity = .error, reason: String, url: String? = nil,
        refused: @escaping @autoclosure @Sendable () -> String, accepted: @escaping @autoclosure @Sendable () -> String,
        check: (@Sendable (TemplateView, inout Breaches) -> Void)? = nil
    ) {
        self.id = id
        self.severity = severity
        self.summary = summary
        self.reason = reason
        self.url = url
        makeRefused = refused
        makeAccepted = accepted
        self.check = check
    }

    public static func named(_ id: String) -> Rule? { all.first { $0.id == id } }
}

/// What a rule found.
struct Breaches {
    let rule: Rule
    private(set) var findings: [Finding] = []

    init(of rule: Rule) { self.rule = rule }

    /// A breach at a path from the template's root.
    mutating func add(_ message: String, at path: [String], remedy: String? = nil) {
        let logicalID = path.count > 1 && path[0] == "Resources" ? path[1] : nil
        findings.append(
            Finding(
                rule.id, message, severity: rule.severity, logicalID: logicalID, path: JSONPointer(path), remedy: remedy, url: rule.url))
    }

    /// A breach of a resource, at a path below its `Properties`.
    mutating func add(_ message: String, in resource: TemplateView.Resource, at properties: String..., remedy: String? = nil) {
        add(message, at: ["Resources", resource.logicalID, "Properties"] + properties, remedy: remedy)
    }
}
