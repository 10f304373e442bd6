import Assembly
import TemporaryFiles
import Testing

@testable import Commands

/// A start for the next app. That it builds is what scripts/test-first-stack tries.
@Suite struct InitTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        folder.makeFolder("loom")
        folder.makeFolder("systems")
        try folder.write("let package = Package(\n    name: \"novialoom\",\n)\n", to: "loom/Package.swift")
    }

    func start(_ arguments: String...) -> Run {
        Run(["init"] + arguments + ["--in", folder["systems"], "--loom", folder["loom"]])
    }

    @Test(arguments: Starter.Kind.allCases) func `a package is written whole`(kind: Starter.Kind) {
        let run = start("corner-shop", "--from", kind.rawValue)
        #expect(run.code == .success, "\(run.error)")
        #expect(folder.names(in: "systems") == ["corner-shop"])
        #expect(
            folder.names(in: "systems/corner-shop") == [".gitignore", "Package.swift", "README.md", "Sources", "Tests", "stacks"])
        #expect(folder.text(of: "systems/corner-shop/Package.swift")?.contains("name: \"novialoom\", path: \"../../loom\"") == true)
        #expect(folder.text(of: "systems/corner-shop/Sources/corner-shop/main.swift")?.hasSuffix("CornerShopApp.main()\n") == true)
        #expect(folder.text(of: "systems/corner-shop/stacks/CornerShopApp.swift")?.contains("name = \"corner-shop\"") == true)
    }

    @Test func `a URL is taken as it is`() {
        let run = Run(["init", "corner-shop", "--in", folder["systems"], "--loom", "https://example.com/novialoom.git"])
        #expect(run.code == .success)
        let manifest = folder.text(of: "systems/corner-shop/Package.swift")
        #expect(manifest?.contains(".package(url: \"https://example.com/novialoom.git\", branch: \"main\")") == true)
    }

    @Test(arguments: ["new/systems", "new/", "./new/../new/deep", "linked/new"])
    func `the folder for the package is made where it is missing, and leads to this one`(place: String) throws {
        folder.makeFolder("elsewhere")
        folder.makeFolder("elsewhere/deep")
        folder.link("linked", to: "elsewhere/deep")
        let run = Run(["init", "corner-shop", "--in", folder[place], "--loom", folder["loom"]])
        #expect(run.code == .success, "\(run.error)")
        let package = "\(place)/corner-shop"
        let way = folder.text(of: "\(package)/Package.swift")?.split(separator: "name: \"novialoom\", path: \"").last?.prefix { $0 != "\"" }
        #expect(folder.text(of: "\(package)/\(try #require(way))/Package.swift") == folder.text(of: "loom/Package.swift"))
    }

    @Test func `what cannot be written leaves no folder that was made for it`() throws {
        var files = FileSystem()
        files.create = { path, _ throws(FileError) in
            throw FileError(path, "cannot write the file", because: "it is full", remedy: "free some")
        }
        #expect(throws: FileError.self) { try NewFolder.write([("first", "")], to: folder["new/systems/shop"], fileSystem: files) }
        try folder.write("mine", to: "file")
        #expect(Run(["init", "corner-shop", "--in", folder["file/new"], "--loom", folder["loom"]]).code == .failure)
        #expect(folder.names(in: ".") == ["file", "loom", "systems"])
    }

    @Test(
        arguments: [
            "", "Corner", "9shops", "corner_shop", "corner--shop", "-shop", "shop-", "s", "../shop", "café", "novialoom", "swift",
            "a-name-that-is-much-too-long",
        ])
    func `a name that is none is wrong use, and writes nothing`(name: String) {
        #expect(Run(["init", "--in", folder["systems"], "--loom", folder["loom"], "--", name]).code == .wrongUse)
        #expect(folder.names(in: "systems").isEmpty)
    }

    @Test func `a name that is too short or too long says how long it is`() {
        #expect(start("s").error.contains("\"s\" has 1 character; choose a name of 2 to 24"))
        #expect(start("a-name-that-is-much-too-long").error.contains("has 28 characters;"))
    }

    @Test func `what is there is left as it is, be it empty`() throws {
        folder.makeFolder("systems/empty-shop")
        try folder.write("mine", to: "systems/taken")
        folder.link("systems/linked", to: "nowhere")
        for name in ["empty-shop", "taken", "linked"] {
            let run = start(name)
            #expect(run.code == .failure)
            #expect(run.error.contains("it is there already"))
        }
        #expect(folder.names(in: "systems") == ["empty-shop", "linked", "taken"])
        #expect(folder.names(in: "systems/empty-shop").isEmpty && folder.text(of: "systems/taken") == "mine")
    }

    @Test func `a disk that fills leaves nothing behind`() {
        var files = FileSystem()
        files.create = { path, bytes throws(FileError) in
            if path.hasSuffix("second") { throw FileError(path, "cannot write the file", because: "it is full", remedy: "free some") }
            try FileSystem().create(path, bytes)
        }
        #expect(throws: FileError.self) {
            try NewFolder.write([("first", ""), ("deep/second", "")], to: folder["systems/shop"], fileSystem: files)
        }
        #expect(folder.names(in: "systems").isEmpty)
    }

    @Test func `a folder that is not the package is wrong use`() {
        let run = Run(["init", "corner-shop", "--in", folder["systems"], "--loom", folder["systems"]])
        #expect(run.code == .wrongUse)
        #expect(run.error.contains("is not the package novialoom"))
    }
}
