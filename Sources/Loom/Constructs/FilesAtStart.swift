import Documents

/// Files that a container writes before its program starts: their content stands in its environment, so that no image has to be built.
struct FilesAtStart {
    private(set) var variables: [(String, String)] = []
    /// For `/bin/sh -c`; empty where there are no files.
    private(set) var command: [String] = []

    /// A task definition has 64 KiB at the most.
    private static let most = 49_152

    init(_ files: [WebService.File], starting program: [String], in scope: Scope) {
        guard !files.isEmpty else { return }
        var steps: [String] = []
        for (index, file) in files.enumerated() {
            guard let text = Self.text(of: file, in: scope).map({ file.replaced(in: $0) }) else { continue }
            let variable = "FILE_\(index + 1)"
            variables.append((variable, text))
            let folder = file.path.lastIndex(of: "/").map { String(file.path[..<$0]) } ?? ""
            if !folder.isEmpty { steps.append("mkdir -p \(Self.quoted(folder))") }
            steps.append("printf %s \"$\(variable)\" > \(Self.quoted(file.path))")
        }
        let size = variables.reduce(0) { $0 + $1.1.utf8.count }
        if size > Self.most {
            scope.report(
                "files-size", "the files have \(size) bytes together", remedy: "keep below \(Self.most), or build an image with them")
        }
        command = [(steps + ["exec " + program.map(Self.quoted).joined(separator: " ")]).joined(separator: " && ")]
    }

    private static func text(of file: WebService.File, in scope: Scope) -> String? {
        if file.source.hasSuffix(".json") {
            return scope.document(file.source).map { String(decoding: JSONWriter.bytes($0.root, .compact), as: UTF8.self) }
        }
        return scope.bytes(of: file.source).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func quoted(_ word: String) -> String {
        "'" + word.split(atText: "'").joined(separator: "'\\''") + "'"
    }
}

extension WebService.File {
    fileprivate func replaced(in text: String) -> String {
        replacements.sorted { $0.key < $1.key }.reduce(text) { text, replacement in
            text.split(atText: replacement.key).joined(separator: replacement.value)
        }
    }
}
