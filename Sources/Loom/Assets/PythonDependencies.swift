/// Packages that pip installs into a deployment package, for Lambda's platform and not for this machine's. They are installed once and kept
/// in a cache by the hash of what asks for them; without this nothing is ever installed.
public struct PythonDependencies: Sendable, Hashable {
    /// A requirements file of the repository in which every package, those that others need too, is pinned: `boto3==1.44.5`.
    public let requirements: String

    public init(requirements: String) { self.requirements = requirements }

    /// The first line that does not name one version of one package; nil when there is none.
    static func unpinned(in text: String) -> String? {
        var isContinued = false
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
            defer { isContinued = words.last == "\\" }
            guard let first = words.first, !isContinued else { continue }
            if !isPin(first) { return String(line) }
        }
        return nil
    }

    /// `name==1.0`, `name[extra]==1.0;`: one version, of a package of the index.
    private static func isPin(_ word: Substring) -> Bool {
        let parts = word.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].isEmpty, let name = parts.first?.first else { return false }
        return name.isLetter || name.isNumber ? !word.contains { "*,<>!~@/".contains($0) } && !parts[2].isEmpty : false
    }
}
