import Loom

/// One thing that an app's executable does: `synth`.
struct Command: Sendable {
    var name: String
    var summary: String
    /// What its help says beyond the options: what it writes, prints and returns.
    var discussion: String
    var options: [Option]
    /// The arguments of an example, without the executable.
    var example: String
    var run: @Sendable (any App.Type, Arguments, Console) throws(WrongUse) -> ExitCode

    static let all = [synth, list]

    /// Every command understands these.
    var allOptions: [Option] { options + [.help] }
}
