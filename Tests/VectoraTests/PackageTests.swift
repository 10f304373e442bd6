import Loom
import LoomTesting
import Testing
import VectoraStacks

/// What Vectora's own package must hold, and what not (C4).
@Suite struct PackageTests {
    static let required = [
        "handler.py", "vectora_core/__init__.py", "vectora_core/config_loader.py", "vectora_core/content_parser.py",
        "vectora_core/models.py", "vectora_core/s3_io.py", "vectora_core/source_fetcher.py", "vectora_core/utils.py",
    ]

    /// The messages of a synth whose folder holds these files.
    private func findings(_ names: [String]) -> [String] {
        let files = PackageFiles()
        let folder = names.map { FolderFile($0, size: 1, SourceFile(Array("1".utf8))) }
        return VectoraApp.synthesize(.dev, assets: AssetSources { _, _ in .success(folder) }, files: files.find).findings.map(\.message)
    }

    @Test("C4: with what is required the package is whole")
    func whole() { #expect(findings(Self.required) == []) }

    @Test("C4: a required file that is missing is named", arguments: required)
    func missing(name: String) {
        #expect(findings(Self.required.filter { $0 != name }).contains { $0.contains("\(name) is missing") })
    }

    @Test(
        "C4: what somebody else wrote is refused by name, wherever it lies",
        arguments: [
            "boto3/__init__.py", "requests/api.py", "vectora_core/requests/api.py", "fast.pyd", "vectora_core/fast.pyd",
            "six-1.17.0.dist-info/METADATA", "six-1.17.0-dist-info/METADATA",
        ])
    func foreign(name: String) { #expect(findings(Self.required + [name]).contains { $0.hasPrefix("\(name) must not be in the package") }) }
}
