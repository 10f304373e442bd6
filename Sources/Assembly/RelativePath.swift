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

    /// The way from one folder to another, `../novialoom`, links followed; nil where one of them is not there.
    public func path(from: String, to: String) -> String? {
        guard let from = real(from), let to = real(to) else { return nil }
        let common = zip(from, to).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: from.count - common) + to.dropFirst(common).map(String.init)
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }

    private func real(_ path: String) -> [Substring]? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved).split(separator: "/")
    }
}
