import Documents

/// The media types whose bodies API Gateway must not take for text.
enum BinaryMediaTypes {
    /// Nil when every body is text. Of a request its own type counts; of a response the first type of the caller's `Accept`, which for a
    /// browser is never the file's, so one download makes all types binary. A function says itself which of its answers are text.
    static func types(of document: JSON) -> JSON? {
        var uploads: [String] = []
        var hasDownload = false
        for (path, item) in document["paths"]?.object?.members ?? [] where path.hasPrefix("/") {
            for operation in Part.methods.compactMap({ item[$0] }) {
                for type in binaryTypes(of: operation["requestBody"], in: document) where !uploads.contains(type) { uploads.append(type) }
                for (_, response) in operation["responses"]?.object?.members ?? [] where !binaryTypes(of: response, in: document).isEmpty {
                    hasDownload = true
                }
            }
        }
        if hasDownload { return ["*/*"] }
        return uploads.isEmpty ? nil : .array(uploads.map(JSON.string))
    }

    static func isJSON(_ mediaType: String) -> Bool {
        mediaType == "application/json" || mediaType.hasSuffix("+json") && !mediaType.contains("*" as Character)
    }

    private static func binaryTypes(of body: JSON?, in document: JSON) -> [String] {
        (body.map(document.resolved)?["content"]?.object?.keys ?? []).filter(isBinary)
    }

    private static func isBinary(_ mediaType: String) -> Bool {
        if isJSON(mediaType) { return false }
        let type = mediaType.lowercased()
        if type == "multipart/form-data" { return true }
        let texts = ["text/", "multipart/", "application/x-www-form-urlencoded", "application/graphql"]
        return !texts.contains { type.hasPrefix($0) } && !["json", "xml", "yaml", "javascript"].contains { type.holds($0) }
            && !type.holds("*/*")
    }
}
