/// A file that must lie in a bucket before the stack that names it is deployed.
public struct SynthesizedAsset: Sendable, Hashable {
    /// The stack's name within the app.
    public let stack: String
    /// The file in the output folder: `assets/{sha256}.zip`.
    public let file: String
    /// Where it goes in the app's deploy bucket: `assets/{env}/{sha256}.zip`. Each environment has its own, so that who may deliver one cannot
    /// put something else under another's.
    public let key: String
    /// Of the file's bytes, in 64 hexadecimal digits.
    public let sha256: String
}
