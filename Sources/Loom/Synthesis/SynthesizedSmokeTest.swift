/// A call of a function after the deployment, by which one sees that it runs.
public struct SynthesizedSmokeTest: Sendable, Hashable {
    /// The stack's name within the app.
    public let stack: String
    /// The function's logical ID.
    public let function: String
    /// The alias that is called; nil for the function as it is.
    public let alias: String?
    /// The event in the output folder: `tests/workers-ingest.json`.
    public let event: String
    /// Of the event's bytes, in 64 hexadecimal digits.
    public let sha256: String
    /// The `statusCode` that its answer must hold; nil where any answer will do that is no error.
    public let status: Int?
}
