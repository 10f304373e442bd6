// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "novialoom",
    targets: [
        .target(name: "Documents"),
        .target(name: "CloudFormationModel", dependencies: ["Documents"]),
        .target(name: "CRegistry", exclude: ["README.md", "registry.jsonl", "rules.jsonl"]),
        .target(name: "Registry", dependencies: ["CRegistry", "Documents"]),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"]),
        .testTarget(name: "RegistryTests", dependencies: ["Registry"]),
    ],
    swiftLanguageModes: [.v6]
)
