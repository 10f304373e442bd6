#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension FileSystem {
    /// The text of a file; nil where there is none that can be read.
    public func text(of path: String) -> String? { (try? read(path)).map { String(decoding: $0, as: UTF8.self) } }

    /// The way from a folder, which may be still to be made, to another that is there: `../novialoom`, links followed; nil where it is not.
    public func path(from: String, to: String) -> String? {
        guard let from = planned(from), let to = real(to) else { return nil }
        let common = zip(from, to).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: from.count - common) + to.dropFirst(common).map(String.init)
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }

    /// The real names above a folder and its own; what is not there yet is taken as it is written.
    private func planned(_ path: String) -> [Substring]? {
        if let real = real(path) { return real }
        let slash = path.lastIndex(of: "/")
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        let parent = slash.map { path[..<$0] } ?? "."
        guard let above = parent.isEmpty ? [] : planned(String(parent)) else { return nil }
        switch name {
        case "", ".": return above
        case "..": return above.dropLast()
        default: return above + [name]
        }
    }

    private func real(_ path: String) -> [Substring]? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved).split(separator: "/")
    }
}
