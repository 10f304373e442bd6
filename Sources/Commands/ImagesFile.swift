import Assembly
import Documents
import Loom

/// The file of `--images`: `{"core": "sha-<40 hexadecimal digits>", …}`, a tag for every service of the app.
enum ImagesFile {
    /// The release that the file describes, as far as it could be read, and what is wrong with it.
    static func read(_ path: String, services: [String]) -> (release: Release, findings: [Finding]) {
        let document: Document
        do throws(FileError) {
            let bytes = try FileSystem().read(path)
            do throws(ReadingError) {
                document = try Document(json: bytes, file: path)
            } catch {
                return (.placeholder, [error.finding(in: path)])
            }
        } catch {
            return (.placeholder, [error.finding("images-file")])
        }
        guard let object = document.root.object else {
            let message =
                "a release is an object of services and tags, and this is \(document.root.kind == "array" ? "an" : "a") \(document.root.kind)"
            return (.placeholder, [document.finding("images-file", message, at: JSONPointer(), remedy: shape)])
        }
        return check(object, in: document, services: services)
    }

    /// The release that the file describes, if it is whole.
    static func release<A: App>(_ path: String, of _: A.Type) throws(Incomparable) -> Release {
        let read = read(path, services: A.services.map(\.name))
        if read.findings.contains(where: { $0.severity == .error }) { throw Incomparable(read.findings) }
        return read.release
    }

    private static let shape = "write {\"service\": \"sha-<40 hexadecimal digits>\", …}"

    private static func check(_ object: JSON.Object, in document: Document, services: [String]) -> (Release, [Finding]) {
        var tags: [String: String] = [:]
        var findings: [Finding] = []
        for (service, value) in object {
            let place = JSONPointer([service])
            if !services.contains(service) {
                findings.append(
                    document.finding(
                        "unknown-service", "the app has no such service", at: place, remedy: Suggestion.text(for: service, among: services))
                )
            } else if let tag = value.string, isTag(tag) {
                tags[service] = tag
            } else {
                let shown = value.string.map { "\"\($0)\"" } ?? "a \(value.kind)"
                findings.append(
                    document.finding(
                        "image-tag", "the tag is \(shown)", at: place, remedy: "write \"sha-\" and the 40 hexadecimal digits of a commit"))
            }
        }
        let missing = services.filter { object[$0] == nil }
        if !missing.isEmpty {
            let names = missing.map { "\"\($0)\"" }.joined(separator: ", ")
            let message = missing.count == 1 ? "service \(names) has no tag" : "services \(names) have no tag"
            findings.append(
                document.finding(
                    "missing-service", message, at: JSONPointer(), remedy: "keep the tag of the last release for what was not built anew"))
        }
        return (Release(tags: tags), findings)
    }

    /// `sha-` and 40 lower-case hexadecimal digits.
    static func isTag(_ text: String) -> Bool {
        let digits = text.utf8.dropFirst(4)
        return text.utf8.starts(with: "sha-".utf8) && digits.count == 40
            && digits.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }
}
