import Testing

@testable import SentoriStacks

@Suite struct SettingsTests {
    @Test func `D2: every field of the plan is a setting that differences are led back to`() throws {
        let plan = try #require(Plan.of(.prod))
        #expect(SentoriApp.settings.map(\.name) == Mirror(reflecting: plan).children.compactMap(\.label))
    }

    @Test func `D2: with all settings of prod, dev is prod`() throws {
        var plan = try #require(Plan.of(.dev))
        let prod = try #require(Plan.of(.prod))
        for setting in SentoriApp.settings { setting.copy(from: prod, to: &plan) }
        #expect("\(plan)" == "\(prod)")
    }
}
