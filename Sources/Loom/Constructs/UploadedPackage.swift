import AWS
import CloudFormationModel
import Documents

/// A package at a fixed key of a bucket that exists, `lambda/ingest/latest.zip`, instead of one named by its content.
///
/// CloudFormation sees no change of a key that stays as it is. The object's version is therefore a parameter, named after the property with
/// `Version` at its end; where the bucket keeps no versions it is empty, and the deploy step updates the function's code itself.
public struct UploadedPackage: Construct {
    public var handle: Handle
    let package: DeploymentPackage
    let runtime: FunctionRuntime
    let handler: String
    let bucket: Parameter<String>
    let key: Parameter<String>

    /// - Parameters:
    ///   - runtime: for which its dependencies are, and among whose modules the handler is looked for.
    ///   - bucket: where it goes; who deploys may write there.
    public init(
        _ package: DeploymentPackage, runtime: FunctionRuntime, handler: String, to bucket: Parameter<String>, at key: Parameter<String>,
        file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("UploadedPackage", file: file, line: line)
        self.package = package
        self.runtime = runtime
        self.handler = handler
        self.bucket = bucket
        self.key = key
    }

    private static let version = "Version"

    /// Where a function finds it.
    public var code: Lambda.Function.Code {
        let version = part(Self.version)
        let isVersioned = Expression.reference(Reference(version, .condition))
        return .init(
            s3Bucket: bucket.ref, s3Key: key.ref,
            s3ObjectVersion: Value(
                expression: .function("Fn::If", .list([isVersioned, version.ref.expression, Value<String>.noValue.expression]))))
    }

    public func build(in scope: Scope) {
        scope.builder.synthesis.packagePlaces.append(
            .init(bucket: bucket.ref.expression, key: key.ref.expression, version: part(Self.version), stack: scope.builder))
        guard let archive = package.archive(for: runtime, handler: handler, in: scope) else { return }
        let (file, sha256) = scope.file(of: archive, ending: "zip")
        let name = scope.id + Self.version
        scope.declare(
            Template.Parameter(
                name, description: "The package's version in its bucket; empty where the bucket keeps none", other: ["Default": ""]),
            as: part(Self.version), from: .version(file: file))
        scope.declare(condition: !.equals(part(Self.version).ref, ""), as: part(Self.version), named: "Has\(name)")
        guard let bucket = scope.parameter(bucket.part()), let key = scope.parameter(key.part()) else {
            return scope.report(
                "package-place", "the parameters that say where the package goes do not stand before it in its stack",
                remedy: "store them in properties of the stack, above this one")
        }
        scope.add(
            SynthesizedUpload(stack: scope.stack, file: file, sha256: sha256, bucket: bucket, key: key, version: name), content: archive)
    }
}
