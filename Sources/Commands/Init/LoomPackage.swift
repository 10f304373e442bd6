import Assembly
import Documents

/// How a new package names this one.
enum LoomPackage: Sendable, Hashable {
    case path(String)
    case url(String)

    /// As it stands in a `Package.swift`.
    var dependency: String {
        switch self {
        case .path(let path): ".package(name: \"novialoom\", path: \"\(path)\")"
        case .url(let url): ".package(url: \"\(url)\", branch: \"main\")"
        }
    }

    /// - Parameters:
    ///   - given: a path or URL; nil for the current folder.
    ///   - parent: the folder in which the new package's will lie; it may be missing still.
    static func find(_ given: String?, from parent: String) throws(WrongUse) -> LoomPackage {
        let place = given ?? "."
        if place.contains(where: { $0 == "\"" || $0 == "\\" || $0.isNewline }) {
            throw WrongUse("\"\(place)\" cannot stand in a Package.swift", "name novialoom by another path or URL")
        }
        if place.holds("://") || place.hasPrefix("git@") { return .url(place) }
        let files = FileSystem()
        guard let manifest = files.text(of: "\(place)/Package.swift"), manifest.holds("name: \"novialoom\""),
            let path = files.path(from: parent, to: place)
        else {
            throw WrongUse(
                given == nil ? "the current folder is not the package novialoom" : "\(place) is not the package novialoom",
                "say where it is by --loom PATH or --loom URL")
        }
        return .path("../\(path)")
    }
}
