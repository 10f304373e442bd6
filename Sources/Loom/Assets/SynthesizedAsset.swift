/// A file that must lie in a bucket before the stack that names it is deployed.
public struct SynthesizedAsset: Sendable, Hashable {
    /// The stack's name within the app.
    public let stack: String
    /// The file in the output folder, `assets/{sha256}.zip`, which is its key in the app's deploy bucket, too.
    public let file: String
    public let sha256: String
}
