import Loom

/// One thing that an app's executable does: `synth`, `openapi merge`.
struct Command: Sendable {
    var name: String
    var summary: String
    /// What its help says beyond the options: what it writes, prints and returns.
    var discussion: String
    var options: [Option]
    /// What stands beside the options: `OLD NEW`.
    var operands = ""
    /// The arguments of an example, without the executable.
    var example: String
    var run: @Sendable (any App.Type, Arguments, Console) throws(WrongUse) -> ExitCode

    static let all = [synth, diff, check, cost, graph, report, explain, list, openAPIMerge, openAPIDiff, initialize, completions]

    /// Those of a group, `openapi`: the first word of their names.
    static func group(_ name: String) -> [Command] { all.filter { $0.name.hasPrefix(name + " ") } }

    /// How many words of a command line its name takes.
    var wordCount: Int { name.split(separator: " ").count }

    /// Every command understands these.
    var allOptions: [Option] { options + [.help] }
}
