import Testing

@testable import Commands

@Suite struct ChangelogTests {
    @Test func `the newest version of the changelog is the one that the program prints`() throws {
        let headings = try RepositoryTexts.text(of: "CHANGELOG.md").split(separator: "\n").filter {
            $0.hasPrefix("## [") && !$0.hasPrefix("## [Unreleased]")
        }
        #expect(headings.first?.hasPrefix("## [\(Version.current)] - ") == true)
    }
}
