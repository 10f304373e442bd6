import Documents
import TemporaryFiles
import Testing

@testable import Assembly

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What is not ours, or no folder, is refused with its place, and stays as it is.
@Suite struct RefusedFolderTests {
    func refusal(_ path: String) -> FileError? {
        #expect(throws: FileError.self) { try OutputFolder(path).write([LetterApp.folder(.prod)]) }
    }

    @Test func `a folder with files and no manifest of ours is somebody's`() throws {
        let temporary = try TemporaryFolder()
        temporary.makeFolder("prod")
        try temporary.write("mine", to: "prod/thesis.txt")
        let error = try #require(refusal(temporary.path))
        #expect(error.path == temporary["prod"])
        #expect(error.reason.contains("no manifest.json"))
        #expect(error.remedy?.contains("--out") == true)
        #expect(temporary.text(of: "prod/thesis.txt") == "mine")
        #expect(temporary.names() == ["prod"])
    }

    @Test(arguments: ["{}", "not JSON", #"{"app": "letters", "env": "prod"}"#, "[]"])
    func `a manifest.json of something else does not make a folder ours`(content: String) throws {
        let temporary = try TemporaryFolder()
        temporary.makeFolder("prod")
        try temporary.write(content, to: "prod/manifest.json")
        #expect(refusal(temporary.path)?.path == temporary["prod"])
        #expect(temporary.text(of: "prod/manifest.json") == content)
    }

    @Test func `the output of another app is not replaced`() throws {
        let temporary = try TemporaryFolder()
        temporary.makeFolder("prod")
        try temporary.write(#"{"app": "numbers", "env": "prod", "stacks": []}"#, to: "prod/manifest.json")
        #expect(refusal(temporary.path)?.reason.contains("\"numbers\"") == true)
        #expect(temporary.names(in: "prod") == ["manifest.json"])
    }

    @Test func `a symbolic link in the place of the folder is neither followed nor replaced`() throws {
        let temporary = try TemporaryFolder()
        temporary.makeFolder("elsewhere")
        temporary.makeFolder("out")
        temporary.link("out/prod", to: temporary["elsewhere"])
        let error = try #require(refusal(temporary["out"]))
        #expect(error.path == temporary["out/prod"])
        #expect(error.reason == "it is a symbolic link")
        #expect(temporary.names(in: "elsewhere") == [])
        #expect(temporary.names(in: "out") == ["prod"])
    }

    @Test func `a link to the output folder is followed`() throws {
        let temporary = try TemporaryFolder()
        temporary.makeFolder("elsewhere")
        temporary.link("out", to: temporary["elsewhere"])
        try OutputFolder(temporary["out"]).write([LetterApp.folder(.prod)])
        #expect(temporary.names(in: "elsewhere") == ["prod"])
    }

    @Test func `a file where a folder should be is named`() throws {
        let temporary = try TemporaryFolder()
        try temporary.write("a file", to: "file")
        temporary.makeFolder("out")
        try temporary.write("a file", to: "out/prod")
        temporary.link("dangling", to: temporary["nowhere"])
        #expect(refusal(temporary["file"])?.path == temporary["file"])
        #expect(refusal(temporary["file/out"])?.path == temporary["file"])
        #expect(refusal(temporary["out"])?.path == temporary["out/prod"])
        #expect(refusal(temporary["dangling"])?.path == temporary["dangling"])
        #expect(temporary.text(of: "out/prod") == "a file")
        #expect(temporary.names() == ["dangling", "file", "out"])
    }

    @Test(.disabled(if: geteuid() == 0, "root may write everywhere")) func `a folder without the right to write is named`() throws {
        let temporary = try TemporaryFolder()
        temporary.makeFolder("locked")
        chmod(temporary["locked"], 0o555)
        let error = try #require(refusal(temporary["locked/out"]))
        #expect(error.path == temporary["locked/out"])
        #expect(error.code == EACCES)
        #expect(error.remedy?.contains("right") == true)
        chmod(temporary["locked"], 0o755)
    }
}
