// swift-tools-version: 6.1
import PackageDescription

// A package that uses this one and has resource types of its own; scripts/test-outside-package builds a copy of it.
let package = Package(
    name: "OutsidePackage",
    dependencies: [.package(name: "novialoom", path: "../../..")],
    targets: [
        .executableTarget(
            name: "App",
            dependencies: [.product(name: "AWS", package: "novialoom")],
            plugins: [.plugin(name: "GenerateResourceTypes", package: "novialoom")]),
        .testTarget(
            name: "AppTests",
            dependencies: [.product(name: "Loom", package: "novialoom"), .product(name: "LoomTesting", package: "novialoom")]),
    ],
    swiftLanguageModes: [.v6]
)
