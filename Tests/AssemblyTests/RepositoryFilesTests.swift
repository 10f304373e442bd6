import Assembly
import Documents
import Loom
import TemporaryFiles
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct RepositoryFilesTests {
    let temporary: TemporaryFolder

    init() throws {
        temporary = try TemporaryFolder()
        temporary.makeFolder("repository")
        temporary.makeFolder("repository/swagger")
        temporary.makeFolder("repository-of-another")
        try temporary.write("inside", to: "repository/swagger/api.json")
        try temporary.write("outside", to: "repository-of-another/secret.json")
    }

    func read(_ path: String) throws -> Result<String, FileProblem> {
        try RepositoryFiles(root: temporary["repository"]).find(path).flatMap { $0.bytes() }.map { String(decoding: $0, as: UTF8.self) }
    }

    func problem(_ path: String) throws -> FileProblem? {
        guard case .failure(let problem) = try read(path) else { return nil }
        return problem
    }

    @Test func `a file below the root is read, also through a link that stays inside`() throws {
        temporary.link("repository/docs", to: "swagger")
        #expect(try read("swagger/api.json") == .success("inside"))
        #expect(try read("./swagger//api.json") == .success("inside"))
        #expect(try read("docs/api.json") == .success("inside"))
    }

    @Test func `a file is looked for at once and read when its bytes are wanted`() throws {
        let files = try RepositoryFiles(root: temporary["repository"])
        let file = try files.find("swagger/api.json").get()
        #expect(file.path?.hasSuffix("/repository/swagger/api.json") == true)
        temporary.remove("repository/swagger/api.json")
        guard case .failure(let problem) = file.bytes() else {
            Issue.record("a file that is gone was read")
            return
        }
        #expect(problem.message.contains("No such file"))
    }

    @Test func `an absolute path is refused`() throws {
        #expect(try problem(temporary["repository/swagger/api.json"])?.message.contains("absolute") == true)
    }

    @Test(arguments: ["../repository-of-another/secret.json", "swagger/../swagger/api.json", ".."])
    func `a path that leads upwards is refused`(path: String) throws {
        #expect(try problem(path)?.message.contains("\"..\"") == true)
    }

    @Test(arguments: ["repository-of-another/secret.json", "repository-of-another"])
    func `a link that leads out of the root is refused`(destination: String) throws {
        temporary.link("repository/link", to: temporary[destination])
        let path = destination.hasSuffix(".json") ? "link" : "link/secret.json"
        #expect(try problem(path)?.message.contains("out of the repository") == true)
    }

    @Test func `what is missing, a folder, or nothing is refused with a remedy`() throws {
        #expect(try problem("swagger/missing.json")?.message.contains("No such file") == true)
        #expect(try problem("swagger/missing.json")?.remedy?.contains("--root") == true)
        #expect(try problem("swagger")?.message.contains("directory") == true)
        #expect(try problem("")?.remedy != nil)
        #expect(try problem("swagger/api.json\0.txt")?.remedy != nil)
    }

    @Test func `a named pipe is refused, and not waited for`() throws {
        mkfifo(temporary["repository/pipe"], 0o666)
        #expect(try problem("pipe")?.message.contains("no regular file") == true)
    }

    @Test func `a root that is missing or a file is named`() {
        #expect(throws: FileError.self) { try RepositoryFiles(root: temporary["nowhere"]) }
        #expect(throws: FileError.self) { try RepositoryFiles(root: temporary["repository/swagger/api.json"]) }
    }

    @Test func `a file over the limit is refused`() throws {
        #expect(throws: FileError.self) { try FileSystem().read(temporary["repository/swagger/api.json"], limit: 5) }
        #expect(try FileSystem().read(temporary["repository/swagger/api.json"], limit: 6).count == 6)
        #expect(throws: FileError.self) { try FileSystem().read("/dev/zero", limit: 5) }
    }
}
