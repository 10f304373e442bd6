import Assembly
import TemporaryFiles
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct FileSystemTests {
    @Test func `a tree is removed without following its links`() throws {
        let temporary = try TemporaryFolder()
        for folder in ["kept", "tree", "tree/inner", "tree/inner/deep"] { temporary.makeFolder(folder) }
        try temporary.write("kept", to: "kept/file")
        try temporary.write("gone", to: "tree/inner/deep/file")
        temporary.link("tree/link", to: temporary["kept"])
        temporary.link("tree/inner/loop", to: "..")
        try FileSystem().removeTree(temporary["tree"])
        #expect(temporary.names() == ["kept"])
        #expect(temporary.text(of: "kept/file") == "kept")
    }

    @Test func `removing a link removes the link, removing nothing is no error`() throws {
        let temporary = try TemporaryFolder()
        temporary.makeFolder("kept")
        temporary.link("link", to: "kept")
        try FileSystem().removeTree(temporary["link"])
        try FileSystem().removeTree(temporary["link"])
        #expect(temporary.names() == ["kept"])
    }

    @Test func `names that are not UTF-8 are removed too`() throws {
        let temporary = try TemporaryFolder()
        temporary.makeFolder("tree")
        let name = Array(temporary["tree/"].utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
        close(open(name, O_CREAT | O_WRONLY, 0o666))
        try FileSystem().removeTree(temporary["tree"])
        #expect(temporary.names() == [])
    }

    @Test func `a file that is there is not written over`() throws {
        let temporary = try TemporaryFolder()
        try temporary.write("first", to: "file")
        #expect(throws: FileError.self) { try temporary.write("second", to: "file") }
        #expect(temporary.text(of: "file") == "first")
    }

    @Test func `two folders are exchanged in one step`() throws {
        let temporary = try TemporaryFolder()
        temporary.makeFolder("one")
        temporary.makeFolder("other")
        try temporary.write("one", to: "one/file")
        #expect(try FileSystem().exchange(temporary["one"], temporary["other"]))
        #expect(temporary.text(of: "other/file") == "one")
        #expect(temporary.names(in: "one") == [])
    }

    @Test func `a large file is read and written whole`() throws {
        let temporary = try TemporaryFolder()
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try FileSystem().create(temporary["file"], bytes)
        #expect(try FileSystem().read(temporary["file"]) == bytes)
    }

    @Test func `a reader that is gone is an error number, not the end of the process`() {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        close(ends[0])
        #expect([1, 2, 3].withUnsafeBytes { writeAll($0, to: ends[1]) } == EPIPE)
        close(ends[1])
    }
}
