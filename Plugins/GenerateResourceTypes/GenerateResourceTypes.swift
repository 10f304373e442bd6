import Foundation
import PackagePlugin

/// Gives a target the typed resources that its `resource-types.txt` lists: one type name a line, `#` for comments. Types and namespaces that
/// a target below it has are taken from there.
@main
struct GenerateResourceTypes: BuildToolPlugin {
    private static let list = "resource-types.txt"
    /// Fixed, whatever the list says: SwiftPM does not plan again when only the list changed. The same names stand in the generator.
    private static let outputs = ["Namespaces.swift"] + (1...8).map { "ResourceTypes\($0).swift" }

    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let list = target.directoryURL.appending(path: Self.list)
        guard FileManager.default.fileExists(atPath: list.path) else {
            Diagnostics.error("target \(target.name) uses GenerateResourceTypes but has no \(Self.list)")
            return []
        }
        let below = target.recursiveTargetDependencies.compactMap { target -> (module: String, list: URL)? in
            let list = target.directoryURL.appending(path: Self.list)
            return FileManager.default.fileExists(atPath: list.path) ? (target.name, list) : nil
        }
        let output = context.pluginWorkDirectoryURL
        return [
            .buildCommand(
                displayName: "Generating resource types for \(target.name)",
                executable: try context.tool(named: "ResourceTypes").url,
                arguments: ["--list", list.path, "--output", output.path]
                    + below.flatMap { ["--extends", "\($0.module)=\($0.list.path)"] },
                inputFiles: [list] + below.map(\.list),
                outputFiles: Self.outputs.map { output.appending(path: $0) })
        ]
    }
}
