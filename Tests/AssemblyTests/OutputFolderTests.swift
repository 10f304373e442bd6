import Documents
import Loom
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

@Suite struct OutputFolderTests {
    let files = [
        "api.template.json", "data.template.json", "deploy.sh", "deploy.tsv", "destroy.sh", "lib", "lib.sh", "manifest.json",
        "openapi.json", "portal", "rollback.sh", "stack-policy.json",
    ]

    @Test func `each environment gets a folder with its files, and nothing else is left`() throws {
        let temporary = try TemporaryFolder()
        try OutputFolder(temporary["a/b/out"]).write([LetterApp.folder(.dev), LetterApp.folder(.prod)])
        #expect(temporary.names(in: "a/b/out") == ["dev", "prod"])
        #expect(temporary.names(in: "a/b/out/prod") == files)
        #expect(temporary.text(of: "a/b/out/prod/data.template.json")?.contains("AWS::SQS::Queue") == true)
        #expect(temporary.text(of: "a/b/out/prod/portal/assets/page.css") == "body {}")
    }

    @Test(arguments: [true, false])
    func `a folder is replaced whole`(exchanges: Bool) throws {
        let temporary = try TemporaryFolder()
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod)])
        try temporary.write("of an older synth", to: "prod/old.template.json")
        try temporary.write("of an older synth", to: "prod/portal/assets/old.css")
        var fileSystem = FileSystem()
        if !exchanges { fileSystem.exchange = { _, _ in false } }
        try OutputFolder(temporary.path, fileSystem: fileSystem).write([LetterApp.folder(.prod, delay: "long")])
        #expect(temporary.names() == ["prod"])
        #expect(temporary.names(in: "prod") == files)
        #expect(temporary.names(in: "prod/portal/assets") == ["page.css"])
        #expect(temporary.text(of: "prod/data.template.json")?.contains("\"DelaySeconds\": 9") == true)
    }

    @Test func `a file that stays as it is stays the same file, and no other does`() throws {
        let temporary = try TemporaryFolder()
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod)])
        let before = Dictionary(uniqueKeysWithValues: files.map { ($0, temporary.fileNumber(of: "prod/\($0)")) })
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod, delay: "long")])
        let changed = files.filter { before[$0] != temporary.fileNumber(of: "prod/\($0)") }
        #expect(changed == ["data.template.json", "deploy.tsv", "lib", "manifest.json", "portal"])
        #expect(temporary.text(of: "prod/data.template.json")?.contains("\"DelaySeconds\": 9") == true)
    }

    @Test func `a file that somebody edited, or that is a link, is written anew`() throws {
        let temporary = try TemporaryFolder()
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod)])
        let expected = temporary.text(of: "prod/openapi.json")
        let edited = try #require(expected).replacing("{", with: "[")
        temporary.remove("prod/openapi.json")
        try temporary.write(edited, to: "prod/openapi.json")
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod)])
        #expect(temporary.text(of: "prod/openapi.json") == expected)

        try temporary.write(try #require(expected), to: "elsewhere.json")
        temporary.remove("prod/openapi.json")
        temporary.link("prod/openapi.json", to: temporary["elsewhere.json"])
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod)])
        #expect(temporary.fileNumber(of: "prod/openapi.json") != temporary.fileNumber(of: "elsewhere.json"))
        #expect(temporary.text(of: "prod/openapi.json") == expected)
    }

    @Test func `a file that is copied is copied again when its source changed, and only then`() throws {
        let temporary = try TemporaryFolder()
        try temporary.write("one", to: "source.js")
        func write() throws -> UInt64 {
            var app = LetterApp.synthesized(.prod)
            app.files = [("portal/page.js", SourceFile(path: temporary["source.js"]) { .success([]) })]
            try OutputFolder(temporary["out"]).write([EnvironmentFolder(app)])
            return temporary.fileNumber(of: "out/prod/portal/page.js")
        }
        let first = try write()
        #expect(temporary.text(of: "out/prod/portal/page.js") == "one")
        #expect(try write() == first)
        temporary.remove("source.js")
        try temporary.write("two", to: "source.js")
        #expect(try write() != first)
        #expect(temporary.text(of: "out/prod/portal/page.js") == "two")
        temporary.remove("source.js")
        #expect(throws: FileError.self) { try write() }
        #expect(temporary.text(of: "out/prod/portal/page.js") == "two")
    }

    @Test func `an empty folder is taken`() throws {
        let temporary = try TemporaryFolder()
        temporary.makeFolder("prod")
        try OutputFolder(temporary.path + "/").write([LetterApp.folder(.prod)])
        #expect(temporary.names(in: "prod") == files)
    }

    @Test(arguments: 0..<32)
    func `a disk that is full at any file leaves all as it was`(full: Int) throws {
        let temporary = try TemporaryFolder()
        try OutputFolder(temporary["out"]).write([LetterApp.folder(.dev), LetterApp.folder(.prod)])
        let fileSystem = FileSystem.failing(ENOSPC, atFile: full)
        let error = #expect(throws: FileError.self) {
            try OutputFolder(temporary["out"], fileSystem: fileSystem)
                .write([LetterApp.folder(.dev, delay: "long"), LetterApp.folder(.prod, delay: "long")])
        }
        #expect(error?.path.hasPrefix(temporary["out/."]) == true)
        #expect(error?.reason == "No space left on device")
        #expect(error?.remedy?.hasPrefix("free some space") == true)
        #expect(temporary.names(in: "out") == ["dev", "prod"])
        for environment in ["dev", "prod"] {
            #expect(temporary.text(of: "out/\(environment)/data.template.json")?.contains("\"DelaySeconds\": 1") == true)
        }
    }

    @Test func `a first synth that fails leaves no folder`() throws {
        let temporary = try TemporaryFolder()
        #expect(throws: FileError.self) {
            try OutputFolder(temporary["a/out"], fileSystem: .failing(ENOSPC, atFile: 2)).write([LetterApp.folder(.dev)])
        }
        #expect(temporary.names() == [])
    }

    @Test func `when the second environment cannot be put in place, the first is put back`() throws {
        let temporary = try TemporaryFolder()
        try OutputFolder(temporary.path).write([LetterApp.folder(.dev), LetterApp.folder(.prod)])
        for exchanges in [true, false] {
            var fileSystem = FileSystem()
            let (exchange, rename) = (fileSystem.exchange, fileSystem.rename)
            fileSystem.exchange = { left, right throws(FileError) in
                if exchanges, left.hasSuffix("/.prod.loom-staged") { throw FileError(right, "cannot be replaced", code: EIO) }
                return exchanges ? try exchange(left, right) : false
            }
            fileSystem.rename = { from, to throws(FileError) in
                if from.hasSuffix("/.prod.loom-staged") { throw FileError(to, "cannot be put in its place", code: EIO) }
                try rename(from, to)
            }
            let error = #expect(throws: FileError.self) {
                try OutputFolder(temporary.path, fileSystem: fileSystem)
                    .write([LetterApp.folder(.dev, delay: "long"), LetterApp.folder(.prod, delay: "long")])
            }
            #expect(error?.code == EIO)
            #expect(temporary.names() == ["dev", "prod"])
            #expect(temporary.text(of: "dev/data.template.json")?.contains("\"DelaySeconds\": 1") == true)
            #expect(temporary.text(of: "prod/data.template.json")?.contains("\"DelaySeconds\": 1") == true)
        }
    }

    @Test func `what a killed run left beside the folder is cleaned by the next`() throws {
        let temporary = try TemporaryFolder()
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod)])
        temporary.makeFolder(".prod.loom-staged")
        try temporary.write("half", to: ".prod.loom-staged/data.template.json")
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod)])
        #expect(temporary.names() == ["prod"])
    }

    @Test func `an old folder that a killed run had set aside is back, even if the next run fails`() throws {
        let temporary = try TemporaryFolder()
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod)])
        rename(temporary["prod"], temporary[".prod.loom-replaced"])
        #expect(throws: FileError.self) {
            try OutputFolder(temporary.path, fileSystem: .failing(ENOSPC, atFile: 0)).write([LetterApp.folder(.prod, delay: "long")])
        }
        #expect(temporary.names() == ["prod"])
        #expect(temporary.names(in: "prod") == files)
    }

    @Test func `a folder that is as it should be is left alone`() throws {
        let temporary = try TemporaryFolder()
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod)])
        let before = temporary.fileNumber(of: "prod")
        try OutputFolder(temporary.path, fileSystem: .failing(ENOSPC, atFile: 0)).write([LetterApp.folder(.prod)])
        #expect(temporary.fileNumber(of: "prod") == before)
    }

    @Test(arguments: ["extra.txt", "portal/extra.txt", "portal/assets/extra/"])
    func `a folder with one thing more is replaced`(extra: String) throws {
        let temporary = try TemporaryFolder()
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod)])
        if extra.hasSuffix("/") { temporary.makeFolder("prod/" + extra) } else { try temporary.write("", to: "prod/" + extra) }
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod)])
        #expect(temporary.names(in: "prod") == files)
        #expect(temporary.names(in: "prod/portal/assets") == ["page.css"])
        #expect(!temporary.names(in: "prod/portal").contains("extra.txt"))
    }

    @Test func `a script that cannot be run any more is put right`() throws {
        let temporary = try TemporaryFolder()
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod)])
        chmod(temporary["prod/deploy.sh"], 0o644)
        try OutputFolder(temporary.path).write([LetterApp.folder(.prod)])
        #expect(access(temporary["prod/deploy.sh"], X_OK) == 0)
    }
}

extension FileSystem {
    /// A disk that gives `code` when a file is written, counted from zero, and works until then.
    static func failing(_ code: Int32, atFile number: Int) -> FileSystem {
        var fileSystem = FileSystem()
        let create = fileSystem.create
        fileSystem.keep = { _, _, _ in false }
        nonisolated(unsafe) var files = 0
        fileSystem.create = { path, bytes throws(FileError) in
            if files == number { throw FileError(path, "cannot write the file", code: code) }
            files += 1
            try create(path, bytes)
        }
        return fileSystem
    }
}
