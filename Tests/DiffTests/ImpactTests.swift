import Testing

@testable import Diff

@Suite("Impact")
struct ImpactTests {
    @Test("is ordered from none to removal")
    func order() { #expect(ResourceChange.Impact.allCases.max() == .remove && ResourceChange.Impact.none < .replace) }
}
