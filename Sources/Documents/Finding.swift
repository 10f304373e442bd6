/// Something to say about what a user wrote: what is wrong, where, and what to do. Mistakes are collected as findings and shown together;
/// they are never thrown halfway and never trap.
public struct Finding: Hashable, Sendable {
    public enum Severity: String, Sendable, CaseIterable {
        case error, warning, info
    }

    /// A stable name, kebab-case: `name-too-long`.
    public var rule: String
    public var severity: Severity
    /// The file as a path of the repository, with its line and column where they are known.
    public var file: String?
    public var position: Position?
    /// The stack and the logical ID it speaks of.
    public var stack: String?
    public var logicalID: String?
    /// Where inside the resource or document.
    public var path: JSONPointer?
    public var message: String
    /// What to do about it.
    public var remedy: String?
    public var url: String?
    /// Why it is meant to be: one that is accepted is listed, and fails nothing.
    public var accepted: String?

    public init(
        _ rule: String, _ message: String, severity: Severity = .error, file: String? = nil, position: Position? = nil,
        stack: String? = nil, logicalID: String? = nil, path: JSONPointer? = nil, remedy: String? = nil, url: String? = nil,
        accepted: String? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.file = file
        self.position = position
        self.stack = stack
        self.logicalID = logicalID
        self.path = path
        self.message = message
        self.remedy = remedy
        self.url = url
        self.accepted = accepted
    }

    /// What it is called where people read it: `warning`, `accepted warning`.
    public var label: String { accepted == nil ? severity.rawValue : "accepted \(severity.rawValue)" }
}

extension Finding: CustomStringConvertible {
    /// `stacks/Novialoom/DataStack.swift:31: error: what is wrong; what to do [name-too-long]`
    public var description: String {
        var text = ""
        if let file {
            text += file
            if let position {
                text += ":\(position.line)"
                if position.column > 1 { text += ":\(position.column)" }
            }
            text += ": "
        }
        text += "\(label): "
        if let path, !path.tokens.isEmpty { text += "\(path): " }
        text += message
        return text + advice + " [\(rule)]"
    }

    /// What follows the message: what to do, or why nothing is to be done.
    public var advice: String {
        if let accepted { return "; because \(accepted)" }
        return remedy.map { "; \($0)" } ?? ""
    }
}
