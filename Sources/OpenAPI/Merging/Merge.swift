import Documents

/// The merging of documents, on its way.
struct Merge {
    private(set) var documents: [APIDocument]
    var findings: [Finding] = []
    var origins: [MergedAPI.OperationKey: MergedAPI.Origin] = [:]
    private var paths = JSON.Object()
    private var webhooks = JSON.Object()
    private var components = JSON.Object()
    private var others = JSON.Object()
    /// Where each operation was first seen, its path's variables left unnamed.
    private var seen: [MergedAPI.OperationKey: (document: Int, path: String)] = [:]

    init(_ documents: consuming [APIDocument]) { self.documents = documents }

    mutating func merge(title: String, version: String) -> JSON.Object {
        refuseSharedPrefixes()
        let names = ComponentNames(of: documents)
        let ids = OperationIDs(of: documents, findings: &findings)
        let tags = Tags.merged(documents)
        for number in documents.indices {
            add(documents[number], number, names: names.names[number], isHolder: names.holders[number], ids: ids)
            // Two large documents need not stand in memory beside what they become.
            documents[number].shed()
        }
        var result: JSON.Object = ["openapi": "3.0.3", "info": Information.merged(documents, title: title, version: version)]
        if let tags { result["tags"] = tags }
        result["paths"] = .object(paths)
        if !webhooks.isEmpty { result["x-webhooks"] = .object(webhooks) }
        if !components.isEmpty { result["components"] = .object(components) }
        for (key, value) in others.members { result[key] = value }
        return result
    }

    private mutating func add(
        _ document: APIDocument, _ number: Int, names: [Component: String], isHolder: [Component: Bool], ids: OperationIDs
    ) {
        var renaming = Renaming(document, names: names, ids: ids.ids[number], renamedIDs: ids.renamed[number])
        let root = renaming.rename(document.root)
        add(pathsOf: root, of: number)
        add(webhooksOf: root, of: document)
        add(componentsOf: root, of: document, names: names, isHolder: isHolder)
        add(othersOf: root, of: document)
        checkServers(of: document)
    }

    private mutating func refuseSharedPrefixes() {
        for (number, document) in documents.enumerated() {
            guard let other = documents[..<number].first(where: { $0.prefix == document.prefix }) else { continue }
            findings.append(
                Finding(
                    "openapi-duplicate-prefix", "its paths would stand under \(document.prefix), as those of \(other.file) do",
                    file: document.file, remedy: "give each document a prefix of its own"))
        }
    }

    private mutating func add(pathsOf root: JSON.Object, of number: Int) {
        let document = documents[number]
        let items = (root["paths"]?.object ?? [:])
        let keys = items.keys.filter { $0.hasPrefix("/") }
        // A document may say its prefix itself.
        let hasPrefix = !keys.isEmpty && keys.allSatisfy { $0 == document.prefix || $0.hasPrefix(document.prefix + "/") }
        for (key, item) in items.members {
            guard key.hasPrefix("/") else {
                add(other: key, item, to: \.paths, of: document, at: ["paths", key])
                continue
            }
            let path = hasPrefix ? key : Route.join(document.prefix, key)
            var merged = paths[path]?.object ?? [:]
            for (name, value) in item.object?.members ?? [] {
                if Part.methods.contains(name) { own(path, name, key, number) }
                merged.insert(name, value)
            }
            paths[path] = .object(merged)
        }
    }

    private mutating func own(_ path: String, _ method: String, _ key: String, _ number: Int) {
        let operation = MergedAPI.OperationKey(path: Route.unnamed(path), method: method)
        if let other = seen[operation] {
            findings.append(
                documents[number].source.finding(
                    "openapi-path-clash",
                    "\(method.uppercased()) \(path) is the same operation as \(method.uppercased()) \(other.path) of \(documents[other.document].file)",
                    at: ["paths", key, method], remedy: "rename one of the two paths, or give one document another prefix"))
        } else {
            seen[operation] = (number, path)
        }
        origins[MergedAPI.OperationKey(path: path, method: method)] = MergedAPI.Origin(document: number, path: key)
    }

    private mutating func add(webhooksOf root: JSON.Object, of document: APIDocument) {
        for (name, item) in root["x-webhooks"]?.object?.members ?? [] where !webhooks.insert(name, item) {
            webhooks["\(document.name)_\(name)"] = item
        }
    }

    private mutating func add(
        componentsOf root: JSON.Object, of document: APIDocument, names: [Component: String], isHolder: [Component: Bool]
    ) {
        for (section, members) in root["components"]?.object?.members ?? [] {
            guard Meaning.sections[section] != nil else {
                add(other: section, members, to: \.components, of: document, at: ["components", section])
                continue
            }
            var merged = components[section]?.object ?? [:]
            for (name, value) in members.object?.members ?? [] {
                let component = Component(section, name)
                if isHolder[component] ?? false { merged[names[component] ?? name] = value }
            }
            if !merged.isEmpty { components[section] = .object(merged) }
        }
    }

    private mutating func add(othersOf root: JSON.Object, of document: APIDocument) {
        let handled: Set<String> = ["openapi", "info", "servers", "paths", "webhooks", "x-webhooks", "components", "security", "tags"]
        for (key, value) in root.members where !handled.contains(key) { add(other: key, value, to: \.others, of: document, at: [key]) }
    }

    /// What is said once for a whole document stands where no other document says something else.
    private mutating func add(
        other key: String, _ value: JSON, to place: WritableKeyPath<Self, JSON.Object>, of document: APIDocument, at path: [String]
    ) {
        guard !self[keyPath: place].insert(key, value), self[keyPath: place][key] != value else { return }
        findings.append(
            document.source.finding(
                "openapi-conflict", "another document says something else of \"\(key)\"; the first one's stands", at: path,
                severity: .warning))
    }

    private mutating func checkServers(of document: APIDocument) {
        for (index, server) in (document.root["servers"]?.array ?? []).enumerated() {
            guard let url = server["url"]?.string, !["", "/", document.prefix, document.prefix + "/"].contains(url) else { continue }
            findings.append(
                document.source.finding(
                    "openapi-servers", "the merged document is served under \(document.prefix); the address \(url) was left out",
                    at: ["servers", String(index)], severity: .info))
        }
    }
}
