import Documents
import Loom
import TemporaryFiles

@testable import Commands

/// What a command line printed, and its exit code.
struct Run {
    var code: ExitCode
    var output = ""
    var error = ""

    var json: JSON? { try? JSON(parsing: Array(output.utf8)) }

    /// - Parameter failing: the error number that standard output gives for every write; zero for none.
    init(_ arguments: [String], app: any App.Type = ShopApp.self, isStyled: Bool = false, failing: Int32 = 0) {
        var printed: [Console.Stream: String] = [:]
        let console = Console(
            write: { stream, text in
                if stream == .output, failing != 0 { return failing }
                printed[stream, default: ""] += text
                return 0
            },
            isStyled: { _ in isStyled })
        code = app.run(arguments, on: console)
        output = printed[.output] ?? ""
        error = printed[.error] ?? ""
    }
}

/// A repository with the document that `ShopApp` reads, and an output folder that is not there yet.
struct Repository {
    let folder: TemporaryFolder
    var out: String { folder["out"] }

    init(swagger: String? = #"{"title": "Shop"}"#) throws {
        folder = try TemporaryFolder()
        folder.makeFolder("swagger")
        if let swagger { try folder.write(swagger, to: "swagger/shop.json") }
    }

    func synth(_ arguments: String..., app: any App.Type = ShopApp.self) -> Run {
        Run(["synth"] + arguments + ["--root", folder.path, "--out", out], app: app)
    }

    /// What stands in the output folder; empty when there is none.
    var written: [String] { folder.names(in: "out") }
}
