import Documents
import Loom

extension Command {
    static let list = Command(
        name: "list", summary: "Show the environments, stacks and services.",
        discussion: """
            With --format json, standard output is
              {"app", "envs": [name], "stacks": [{"name", "envs": [name]}],
               "services": [{"name", "source", "repository", "runsOn", "platform"}]}
            where "platform" is what the image is built for.
            """,
        options: [.format], example: "list --format json", run: List.run)
}

enum List {
    @Sendable static func run(_ app: any App.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        if let stray = arguments.rest.first { throw WrongUse("list takes options only, not \"\(stray)\"") }
        let stacks = stacks(of: app)
        if arguments.value(of: .format) == "json" {
            console.print(String(decoding: JSONWriter.bytes(json(app, stacks)).dropLast(), as: UTF8.self))
        } else {
            console.print(text(app, stacks))
        }
        return .success
    }

    /// The stacks of all environments, each with those that have it.
    private static func stacks<A: App>(of _: A.Type) -> [(name: String, environments: [String])] {
        var stacks: [(name: String, environments: [String])] = []
        for environment in A.Environment.allCases {
            for name in A.stackNames(in: environment) {
                if let index = stacks.firstIndex(where: { $0.name == name }) {
                    stacks[index].environments.append(environment.rawValue)
                } else {
                    stacks.append((name, [environment.rawValue]))
                }
            }
        }
        return stacks
    }

    private static func text(_ app: any App.Type, _ stacks: [(name: String, environments: [String])]) -> String {
        let stackRows = [["stack", "environments"]] + stacks.map { [$0.name, $0.environments.joined(separator: ", ")] }
        var text = Table.text(stackRows, alignment: [.left, .left])
        if !app.services.isEmpty {
            let rows =
                [["service", "source", "repository", "runs on", "platform"]]
                + app.services.map { [$0.name, $0.source, $0.repository, $0.runsOn.rawValue, $0.runsOn.platform] }
            text += "\n\n" + Table.text(rows, alignment: [.left, .left, .left, .left, .left])
        }
        return text
    }

    private static func json(_ app: any App.Type, _ stacks: [(name: String, environments: [String])]) -> JSON {
        [
            "app": .string(app.name),
            "envs": .array(Help.environments(of: app).map(JSON.string)),
            "stacks": .array(stacks.map { ["name": .string($0.name), "envs": .array($0.environments.map(JSON.string))] }),
            "services": .array(
                app.services.map {
                    [
                        "name": .string($0.name), "source": .string($0.source), "repository": .string($0.repository),
                        "runsOn": .string($0.runsOn.rawValue), "platform": .string($0.runsOn.platform),
                    ]
                }),
        ]
    }
}
