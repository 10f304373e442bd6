// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "novialoom",
    products: [
        .library(name: "AWS", targets: ["AWS", "CloudFormationModel"]),
        .plugin(name: "GenerateResourceTypes", targets: ["GenerateResourceTypes"]),
    ],
    targets: [
        .target(name: "Documents"),
        .target(name: "CloudFormationModel", dependencies: ["Documents"]),
        .target(name: "CRegistry", exclude: ["README.md", "registry.jsonl", "rules.jsonl"]),
        .target(name: "Registry", dependencies: ["CRegistry", "Documents"]),
        .executableTarget(name: "ResourceTypes", dependencies: ["Documents", "Registry"]),
        .plugin(name: "GenerateResourceTypes", capability: .buildTool(), dependencies: ["ResourceTypes"]),
        .target(name: "AWS", dependencies: ["CloudFormationModel"], plugins: ["GenerateResourceTypes"]),
        .target(name: "Loom", dependencies: ["Documents", "CloudFormationModel", "Registry", "AWS"]),
        .target(name: "CExchange"),
        .target(name: "Assembly", dependencies: ["Documents", "CloudFormationModel", "Loom", "CExchange"]),
        .target(name: "Commands", dependencies: ["Documents", "CloudFormationModel", "Loom", "Assembly"]),
        .target(name: "TemporaryFiles", dependencies: ["Assembly"], path: "Tests/TemporaryFiles"),
        .testTarget(name: "AssemblyTests", dependencies: ["Documents", "CloudFormationModel", "Loom", "Assembly", "TemporaryFiles"]),
        .testTarget(name: "CommandsTests", dependencies: ["Documents", "CloudFormationModel", "Loom", "Commands", "TemporaryFiles"]),
        .testTarget(name: "LoomTests", dependencies: ["Documents", "CloudFormationModel", "Loom"]),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"]),
        .testTarget(name: "RegistryTests", dependencies: ["Registry"]),
        .testTarget(name: "ResourceTypesTests", dependencies: ["AWS", "CloudFormationModel", "Documents", "Registry", "ResourceTypes"]),
    ],
    swiftLanguageModes: [.v6]
)
