import Documents

/// A file that is uploaded to a fixed key before its stack is deployed. Bucket and key are parameters of that stack.
public struct SynthesizedUpload: Sendable, Hashable {
    /// The stack's name within the app.
    public let stack: String
    /// The file in the output folder: `assets/{sha256}.zip`.
    public let file: String
    /// Of the file's bytes, in 64 hexadecimal digits.
    public let sha256: String
    /// The parameters that say where it goes, and the one that carries the version that it gets there.
    public let bucket: String
    /// The parameter that holds the key.
    public let key: String
    /// The parameter that gets the object's version; empty where the bucket keeps none.
    public let version: String
    /// The logical IDs of the functions that run it.
    public internal(set) var functions: [String] = []
}

extension SynthesizedUpload {
    /// With the functions of its stack that run it.
    func run(by stacks: [SynthesizedStack]) -> SynthesizedUpload {
        var copy = self
        let resources = stacks.first { $0.name == stack }?.template.resources ?? []
        copy.functions = resources.filter { resource in
            resource.type == "AWS::Lambda::Function" && References.names(in: resource.properties["Code"] ?? .null).contains(version)
        }.map(\.logicalID)
        return copy
    }
}
