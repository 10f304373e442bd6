import Loom
import Testing

@testable import NovialoomStacks

/// D2: what makes one environment another.
@Suite struct SettingsTests {
    @Test func `D2: every field of the plan is a setting that differences are led back to`() {
        let fields = Mirror(reflecting: Plan.prod).children.compactMap(\.label)
        #expect(NovialoomApp.settings.map(\.name) == fields)
    }

    @Test func `D2: with all settings of prod, dev is prod`() {
        var plan = Plan.dev
        for setting in NovialoomApp.settings { setting.copy(from: .prod, to: &plan) }
        #expect("\(plan)" == "\(Plan.prod)")
    }
}
