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
        // Numbers are rounded by the C library's functions; nothing else brings them into a program that uses neither Foundation nor Glibc.
        .target(
            name: "CloudFormationModel", dependencies: ["Documents"],
            linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
        .target(name: "CRegistry", exclude: ["README.md", "registry.jsonl", "rules.jsonl"]),
        .target(name: "Registry", dependencies: ["CRegistry", "Documents"]),
        .executableTarget(name: "ResourceTypes", dependencies: ["Documents", "Registry"]),
        .plugin(name: "GenerateResourceTypes", capability: .buildTool(), dependencies: ["ResourceTypes"]),
        .target(name: "AWS", dependencies: ["CloudFormationModel"], plugins: ["GenerateResourceTypes"]),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"]),
        .testTarget(name: "RegistryTests", dependencies: ["Registry"]),
        .testTarget(name: "ResourceTypesTests", dependencies: ["AWS", "CloudFormationModel", "Documents", "Registry", "ResourceTypes"]),
    ],
    swiftLanguageModes: [.v6]
)
