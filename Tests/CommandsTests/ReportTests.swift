import Documents
import Loom
import Testing

@testable import Commands

/// `report`: an environment as one page.
@Suite struct ReportTests {
    private func report(_ repository: Repository, _ arguments: String...) -> Run {
        Run(["report", "--env", "dev", "--root", repository.folder.path] + arguments)
    }

    @Test func `the page goes to standard output, or into a file`() throws {
        let repository = try Repository()
        let printed = report(repository)
        #expect(printed.code == .success && printed.error.isEmpty, "\(printed.error)")
        #expect(printed.output.hasPrefix("<!DOCTYPE html>\n") && printed.output.hasSuffix("</html>\n"))
        let written = report(repository, "--out", repository.folder["report.html"])
        #expect(written.code == .success && written.output.isEmpty)
        #expect(repository.folder.text(of: "report.html") == printed.output)
        #expect(report(repository, "--out", repository.folder["none/report.html"]).code == .failure)
    }

    @Test func `it says what changes against a folder`() throws {
        let repository = try Repository()
        #expect(repository.synth("--env", "dev").code == .success)
        #expect(report(repository, "--base", repository.out).output.contains("Nothing changed."))
        try repository.folder.replace("\"VisibilityTimeout\": 60", by: "\"VisibilityTimeout\": 30", in: "out/dev/data.template.json")
        let page = report(repository, "--base", repository.out).output
        #expect(page.contains("1 changed") && page.contains("<code>VisibilityTimeout</code>"))
        #expect(page.contains("shop report --env dev --base"))
    }

    @Test func `what cannot be compared is wrong use, what makes no template fails`() throws {
        let repository = try Repository()
        let incomparable = report(repository, "--base", repository.folder["nowhere"])
        #expect(incomparable.code == .wrongUse && incomparable.output.isEmpty && incomparable.error.contains("no report was written"))
        let broken = report(try Repository(swagger: nil))
        #expect(broken.code == .failure && broken.output.isEmpty && broken.error.contains("swagger/shop.json"))
        #expect(report(repository, "--usage", repository.folder["missing.json"]).code == .failure)
        #expect(report(repository, "--images", repository.folder["missing.json"]).code == .failure)
        #expect(Run(["report"]).code == .wrongUse && Run(["report", "--env", "dev", "more"]).code == .wrongUse)
    }

    @Test func `what AWS would refuse stands on the page, which is made all the same`() throws {
        let repository = try Repository()
        let run = Run(["report", "--env", "dev", "--root", repository.folder.path], app: SynthCheckTests.BrokenApp.self)
        #expect(run.code == .success && run.error.isEmpty, "\(run.error)")
        #expect(run.output.contains("<span class=\"mark bad\">error</span> there is no property DelaySecond"))
    }
}
