import AWS
import CloudFormationModel

/// What a function runs.
public enum FunctionCode: Sendable {
    /// Its service's image in the release.
    case image
    /// A zip of folders of the repository, which lies in the app's deploy bucket under the hash of its content.
    case package(DeploymentPackage, runtime: FunctionRuntime, handler: String)

    var isImage: Bool { if case .image = self { true } else { false } }
    var runtime: FunctionRuntime? { if case .package(_, let runtime, _) = self { runtime } else { nil } }
    var handler: String? { if case .package(_, _, let handler) = self { handler } else { nil } }

    /// Where Lambda finds it. What is missing is reported; its key then stands for nothing.
    func location(image: Value<String>?, in scope: Scope) -> Lambda.Function.Code {
        switch self {
        case .image:
            if image == nil {
                scope.report(
                    "function-without-image", "it runs an image, but the table has none",
                    remedy: "give Lambdas(images:), or the row a package")
            }
            return .init(imageUri: image)
        case .package(let package, let runtime, let handler):
            let home = scope.builder.synthesis.app.region
            if scope.region != home {
                scope.report(
                    "package-region", "the function is in \(scope.region.rawValue), its package in \(home.rawValue)",
                    remedy: "deploy the stack in \(home.rawValue): Lambda reads packages from its own region only")
            }
            let key = package.archive(for: runtime, handler: handler, in: scope).map { scope.publish(asset: $0, ending: "zip") }
            return .init(s3Bucket: "\(DeployBucket.name(of: scope.naming.app))-\(.accountID)", s3Key: Value(key ?? "assets/missing.zip"))
        }
    }
}
