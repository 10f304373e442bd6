import Assembly
import Documents

/// Why there is nothing to compare: exit code 2.
struct Incomparable: Error {
    var findings: [Finding]

    init(_ findings: [Finding]) { self.findings = findings }

    init(_ message: String, in file: String? = nil, remedy: String? = nil) {
        findings = [Finding("diff", message, file: file, remedy: remedy)]
    }

    init(_ error: FileError) { findings = [error.finding("diff")] }
}
