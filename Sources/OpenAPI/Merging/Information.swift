import Documents

/// What the merged document says of itself.
enum Information {
    /// Contact, license and terms stay where all documents agree on them; the others' titles and descriptions become the description.
    static func merged(_ documents: [APIDocument], title: String, version: String) -> JSON {
        let infos = documents.map { $0.root["info"]?.object ?? [:] }
        var result: JSON.Object = ["title": .string(title)]
        let description = zip(documents, infos).map(describe).joined(separator: "\n\n")
        if !description.isEmpty { result["description"] = .string(description) }
        for (key, value) in infos.first?.members ?? [] where !["title", "version", "description"].contains(key) {
            if infos.allSatisfy({ $0[key] == value }) { result[key] = value }
        }
        result["version"] = .string(version)
        return .object(result)
    }

    /// **Novialoom Entreprise** 3.6.0, under `/b2b`. Batches and documents.
    private static func describe(_ document: APIDocument, _ info: JSON.Object) -> String {
        var text = "**\(document.title)**"
        if let version = info["version"]?.string { text += " \(version)" }
        text += ", under `\(document.prefix)`."
        for key in ["summary", "description"] {
            if let sentence = document.source.document.root["info"]?[key]?.string, !sentence.isEmpty { text += "\n\n\(sentence)" }
        }
        return text
    }
}
