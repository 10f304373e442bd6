// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "novialoom",
    targets: [
        .target(name: "Documents"),
        .target(name: "CloudFormationModel", dependencies: ["Documents"]),
        .target(name: "Loom", dependencies: ["Documents", "CloudFormationModel"]),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"]),
    ],
    swiftLanguageModes: [.v6]
)
