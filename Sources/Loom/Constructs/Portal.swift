import Documents
import OpenAPI

/// A static page that shows people the merged document: a folder of the repository, which is copied, and the document beside it.
///
/// A `files.txt` in the folder names its files, one a line, as paths from there; a line that starts with `#` is a comment.
struct Portal: Sendable, Hashable {
    /// Where it lies in the repository: `templates/portal`.
    let folder: String

    /// Where it lies in the output folder.
    static let output = "portal"

    func publish(_ api: MergedAPI, in scope: Scope) {
        scope.publish(document(of: api), as: "\(Self.output)/openapi.json")
        guard let list = scope.bytes(of: "\(folder)/files.txt") else { return }
        for name in String(decoding: list, as: UTF8.self).split(whereSeparator: \.isNewline) where !name.hasPrefix("#") {
            if let file = scope.file("\(folder)/\(name)") { scope.publish(file, as: "\(Self.output)/\(name)") }
        }
    }

    /// The merged document, and for the page's links `x-modules`: the prefix and title of each document in it.
    private func document(of api: MergedAPI) -> JSON {
        var document = api.document.object ?? [:]
        document["x-modules"] = .array(zip(api.prefixes, api.titles).map { ["prefix": .string($0), "title": .string($1)] })
        return .object(document)
    }
}
