import Assembly
import Documents

/// An OpenAPI document that a command line names.
enum OpenAPIInput {
    /// The document; nil, with a finding that says why, when it cannot be read.
    static func read(_ path: String, findings: inout [Finding]) -> Document? {
        do throws(FileError) {
            let bytes = try FileSystem().read(path)
            do throws(ReadingError) {
                return try document(bytes, path)
            } catch {
                findings.append(error.finding(in: path))
            }
        } catch {
            findings.append(error.finding("openapi-file"))
        }
        return nil
    }

    /// JSON or YAML 1.2: what the file is called says which, else how it begins.
    private static func document(_ bytes: [UInt8], _ path: String) throws(ReadingError) -> Document {
        try Document(reading: bytes, file: path, schema: .core)
    }
}
