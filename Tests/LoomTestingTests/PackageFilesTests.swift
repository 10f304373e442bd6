import Loom
import LoomTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct PackageFilesTests {
    @Test func `files are those of the nearest package above the test`() throws {
        try withTest { test in
            let outer = String(test.dropLast("/ShopTests.swift".count))
            let inner = "\(outer)/inner"
            try FileManager.default.createDirectory(atPath: "\(inner)/Tests", withIntermediateDirectories: true)
            for (folder, text) in [(outer, "outer"), (inner, "inner")] {
                try Data().write(to: URL(filePath: "\(folder)/Package.swift"))
                try Data(text.utf8).write(to: URL(filePath: "\(folder)/data.json"))
            }
            let files = PackageFiles(around: "\(inner)/Tests/ShopTests.swift")
            #expect(files.root == inner)
            #expect(try files.find("data.json").get().bytes().get() == Array("inner".utf8))
            #expect(PackageFiles(around: test).root == outer)
        }
    }

    @Test func `a file that is not there is a problem, as is a test outside of any package`() {
        #expect(throws: FileProblem("cannot be read", remedy: "paths start at the package's folder")) {
            try PackageFiles().find("none.json").get()
        }
        #expect(PackageFiles(around: "ShopTests.swift").root == nil)
        #expect(throws: FileProblem("there is no Package.swift above ShopTests.swift")) {
            try PackageFiles(around: "ShopTests.swift").find("data.json").get()
        }
    }
}
