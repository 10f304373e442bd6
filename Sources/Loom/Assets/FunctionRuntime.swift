/// What runs a function's package, as Lambda names it.
/// <https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html>
public enum FunctionRuntime: String, Sendable, Hashable, CaseIterable {
    case python311 = "python3.11"
    case python312 = "python3.12"
    case python313 = "python3.13"
    case python314 = "python3.14"
    case nodejs22 = "nodejs22.x"
    case nodejs24 = "nodejs24.x"

    /// `3.11`; nil for what is no Python.
    public var pythonVersion: String? { rawValue.hasPrefix("python") ? String(rawValue.dropFirst("python".count)) : nil }

    /// The files of which one must hold what `handler` names: `app/main.handler` is in `app/main.py`.
    func files(of handler: String) -> [String] {
        let module = handler.lastIndex(of: ".").map { handler[..<$0] } ?? handler[...]
        guard pythonVersion == nil else {
            let path = module.map { $0 == "." ? "/" : String($0) }.joined()
            return ["\(path).py", "\(path)/__init__.py"]
        }
        return ["js", "mjs", "cjs"].map { "\(module).\($0)" }
    }
}
