/// What the shell gets. These numbers are stable.
public enum ExitCode: Int32, Sendable {
    case success = 0
    /// The command was understood, and what it read or wrote is at fault: findings of severity error, files.
    case failure = 1
    /// The command itself is at fault: an unknown option, environment or command, a missing value. Of `diff`, whose 1 tells of a change, also
    /// that nothing could be compared.
    case wrongUse = 2
    /// `diff --exit-code`: a change replaces or loses state, or widens rights.
    case dangerousChange = 3
}
