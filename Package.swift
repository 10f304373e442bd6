// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "novialoom",
    products: [
        .executable(name: "novialoom", targets: ["novialoom"]),
        .executable(name: "sentori", targets: ["sentori"]),
        .executable(name: "vectora", targets: ["vectora"]),
        .library(name: "Loom", targets: ["Loom", "AWS", "CloudFormationModel"]),
        .library(name: "AWS", targets: ["AWS", "CloudFormationModel"]),
        .library(name: "Commands", targets: ["Commands"]),
        .library(name: "LoomTesting", targets: ["LoomTesting"]),
        .plugin(name: "GenerateResourceTypes", targets: ["GenerateResourceTypes"]),
    ],
    targets: [
        .target(name: "CSHA256"),
        .target(name: "Documents", dependencies: ["CSHA256"]),
        // Numbers are rounded by the C library's functions; nothing else brings them into a program that uses neither Foundation nor Glibc.
        .target(
            name: "CloudFormationModel", dependencies: ["Documents"],
            linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
        .target(name: "CRegistry", exclude: ["README.md", "registry.jsonl", "rules.jsonl", "actions.jsonl"]),
        .target(name: "Registry", dependencies: ["CRegistry", "Documents"]),
        .executableTarget(name: "ResourceTypes", dependencies: ["Documents", "Registry"]),
        .plugin(name: "GenerateResourceTypes", capability: .buildTool(), dependencies: ["ResourceTypes"]),
        .target(name: "AWS", dependencies: ["CloudFormationModel"], plugins: ["GenerateResourceTypes"]),
        .target(name: "OpenAPI", dependencies: ["Documents"]),
        .target(name: "Archives"),
        .target(name: "Loom", dependencies: ["Documents", "CloudFormationModel", "Registry", "AWS", "OpenAPI", "Archives"]),
        .target(name: "TemplateReading", dependencies: ["Documents", "Registry"]),
        .target(name: "Checks", dependencies: ["Documents", "CloudFormationModel", "Registry", "TemplateReading"]),
        .target(name: "Diff", dependencies: ["Documents", "Registry", "TemplateReading"]),
        .target(name: "CPrices", exclude: ["README.md", "prices.json"]),
        .target(name: "Cost", dependencies: ["CPrices", "Documents", "TemplateReading"]),
        .target(name: "Graph", dependencies: ["Documents", "TemplateReading"]),
        .target(name: "Report", dependencies: ["Documents", "TemplateReading", "Diff", "Cost", "Graph"]),
        .target(name: "CExchange"),
        .target(name: "CProgram"),
        .target(name: "CDeployScripts"),
        .target(
            name: "Assembly",
            dependencies: ["Documents", "CloudFormationModel", "Registry", "Loom", "CExchange", "CProgram", "CDeployScripts"]),
        .target(
            name: "Commands",
            dependencies: [
                "Documents", "CloudFormationModel", "OpenAPI", "Loom", "TemplateReading", "Checks", "Diff", "Cost", "Graph", "Report",
                "Assembly",
            ]),
        // Imports Swift Testing, so that nothing but tests may depend on it.
        .target(
            name: "LoomTesting",
            dependencies: ["Documents", "CloudFormationModel", "Registry", "Loom", "TemplateReading", "Checks", "Assembly"]),
        .target(name: "NovialoomStacks", dependencies: ["Loom"], path: "stacks/Novialoom", exclude: ["reviewed", "usage.json"]),
        .executableTarget(name: "novialoom", dependencies: ["Commands", "NovialoomStacks"]),
        .target(
            name: "SentoriStacks", dependencies: ["Loom"], path: "stacks/Sentori",
            exclude: ["functions", "grafana", "reviewed", "usage.json"]),
        .executableTarget(name: "sentori", dependencies: ["Commands", "SentoriStacks"]),
        .target(
            name: "VectoraStacks", dependencies: ["Loom"], path: "stacks/Vectora",
            exclude: ["functions", "events", "reviewed", "usage.json"]),
        .executableTarget(name: "vectora", dependencies: ["Commands", "VectoraStacks"]),
        .target(name: "TemporaryFiles", dependencies: ["Assembly"], path: "Tests/TemporaryFiles"),
        .testTarget(name: "ChecksTests", dependencies: ["Documents", "Checks", "TemplateReading"]),
        .target(name: "EnvironmentExamples", dependencies: ["Documents", "TemplateReading"], path: "Tests/EnvironmentExamples"),
        .testTarget(name: "TemplateReadingTests", dependencies: ["Documents", "TemplateReading", "EnvironmentExamples"]),
        .testTarget(name: "DiffTests", dependencies: ["Documents", "Registry", "TemplateReading", "Diff", "EnvironmentExamples"]),
        .target(name: "HandReckoning", dependencies: ["Cost"], path: "Tests/HandReckoning"),
        .testTarget(name: "CostTests", dependencies: ["Documents", "TemplateReading", "Cost"]),
        .testTarget(name: "GraphTests", dependencies: ["Documents", "TemplateReading", "Graph", "EnvironmentExamples"]),
        .testTarget(
            name: "ReportTests",
            dependencies: ["Documents", "TemplateReading", "Diff", "Cost", "Graph", "Report", "EnvironmentExamples"]),
        .testTarget(
            name: "AssemblyTests", dependencies: ["Archives", "Documents", "CloudFormationModel", "Loom", "Assembly", "TemporaryFiles"]),
        .testTarget(
            name: "CommandsTests",
            dependencies: ["Documents", "CloudFormationModel", "Loom", "Checks", "Diff", "Assembly", "Commands", "TemporaryFiles"]),
        .target(name: "PolicySimulation", dependencies: ["Documents", "CloudFormationModel"], path: "Tests/PolicySimulation"),
        .testTarget(name: "LoomTests", dependencies: ["Documents", "CloudFormationModel", "Registry", "Loom", "PolicySimulation"]),
        .testTarget(
            name: "DocumentationTests", dependencies: ["AWS", "CloudFormationModel", "Commands", "Loom", "LoomTesting", "TemporaryFiles"]),
        .testTarget(name: "ArchivesTests", dependencies: ["Archives", "Documents"]),
        .testTarget(
            name: "LoomTestingTests", dependencies: ["Documents", "CloudFormationModel", "AWS", "Loom", "LoomTesting"],
            exclude: ["__Snapshots__"]),
        .testTarget(name: "CloudFormationModelTests", dependencies: ["CloudFormationModel", "Documents"]),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents", "CSHA256"]),
        .executableTarget(name: "ScaleSystem", dependencies: ["Commands", "Loom"], path: "Tests/ScaleSystem"),
        .executableTarget(name: "YAMLToJSON", dependencies: ["Documents"], path: "Tests/YAMLToJSON"),
        .testTarget(name: "OpenAPITests", dependencies: ["OpenAPI"]),
        .testTarget(name: "RegistryTests", dependencies: ["Registry"]),
        .testTarget(name: "ResourceTypesTests", dependencies: ["AWS", "CloudFormationModel", "Documents", "Registry", "ResourceTypes"]),
        .testTarget(
            name: "SentoriTests",
            dependencies: ["SentoriStacks", "Loom", "LoomTesting", "Documents", "Cost", "Commands", "HandReckoning", "PolicySimulation"]),
        .testTarget(
            name: "VectoraTests",
            dependencies: [
                "VectoraStacks", "CloudFormationModel", "Loom", "LoomTesting", "Documents", "Cost", "Commands", "HandReckoning",
                "PolicySimulation",
            ]),
        .testTarget(
            name: "StackTests",
            dependencies: [
                "NovialoomStacks", "Loom", "LoomTesting", "AWS", "CloudFormationModel", "Documents", "Registry", "TemplateReading", "Diff",
                "Cost", "Graph", "Commands", "HandReckoning",
            ]),
    ],
    swiftLanguageModes: [.v6]
)
