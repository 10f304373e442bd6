/// Where a declaration stands in the source: `#fileID` (module and file) and line. `#filePath` would put the builder's machine into the
/// binary, so an app says where its module lies and messages show paths of the repository.
public struct SourceLocation: Hashable, Sendable {
    /// Module and file, as `#fileID` gives them: `NovialoomStacks/DataStack.swift`.
    public var fileID: String
    /// From one; zero where nobody wrote it down.
    public var line: Int

    public init(fileID: String, line: Int) {
        self.fileID = fileID
        self.line = line
    }
}

/// What makes one declared thing that thing: references hold it, and synth resolves it to a logical ID. Copies of a value share its
/// handle; two handles are equal only when one was copied from the other.
public struct Handle: Sendable {
    /// All handles are copied often, so that what never changes stands behind one word, and so do the remarks, which most do without.
    private final class Identity: Sendable {
        let kind: @Sendable () -> String
        let location: SourceLocation

        init(kind: @escaping @Sendable () -> String, location: SourceLocation) {
            self.kind = kind
            self.location = location
        }
    }

    private let identity: Identity
    private var remarks: Remarks?

    /// What was declared: a construct's name or a resource type, for messages.
    public var kind: String { identity.kind() }
    /// Where it was declared: what a finding about it points at.
    public var location: SourceLocation { identity.location }

    /// What was said of it beside its declaration.
    private final class Remarks: Sendable {
        let formerID: String?
        let acceptances: [Acceptance]

        init(formerID: String?, acceptances: [Acceptance]) {
            self.formerID = formerID
            self.acceptances = acceptances
        }
    }

    /// The logical ID that it had under another name, and keeps.
    public var formerID: String? {
        get { remarks?.formerID }
        set { remarks = Remarks(formerID: newValue, acceptances: acceptances) }
    }

    /// The findings about it that are meant to be.
    public var acceptances: [Acceptance] {
        get { remarks?.acceptances ?? [] }
        set { remarks = Remarks(formerID: formerID, acceptances: newValue) }
    }

    /// - Parameters:
    ///   - kind: what messages call it: `WorkQueue`. It is put together only when one needs it.
    ///   - file: `#fileID` of the declaration, passed on from the initialiser that the user calls.
    ///   - line: `#line` of the declaration, likewise.
    public init(_ kind: @autoclosure @escaping @Sendable () -> String, file: String, line: Int) {
        identity = Identity(kind: kind, location: SourceLocation(fileID: file, line: line))
    }
}

extension Handle: Hashable {
    public static func == (left: Self, right: Self) -> Bool { left.identity === right.identity }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(identity)) }
}

/// A resource inside a declared thing, before it has a logical ID: the handle of what was declared, and the name that its maker gave the
/// part (empty for the thing itself, `DeadLetters` for the dead-letter queue of a work queue).
public struct Target: Hashable, Sendable {
    /// Of the declaration that makes the resource.
    public let handle: Handle
    /// Starts with a capital letter, since it is appended to the declaration's logical ID; empty for the thing itself.
    public let part: String

    public init(_ handle: Handle, part: String = "") {
        self.handle = handle
        self.part = part
    }
}
