import Testing

@testable import Cost

@Suite struct AmountTests {
    @Test(arguments: [(0.5, "0.5"), (730, "730"), (0.0000133, "0"), (2.666, "2.67"), (-1.5, "-1.5"), (0.005, "0.01"), (1e20, "1e+20")])
    func `a number is rounded, and shows no more than it has`(number: Double, text: String) { #expect(Amount.text(number) == text) }

    @Test(arguments: [
        (0, "0.00"), (1234.5, "1,234.50"), (999_999.999, "1,000,000.00"), (-12.3, "-12.30"), (-0.001, "0.00"), (1e21, "1e+21"),
        (9e15, "9,000,000,000,000,000.00"),
    ])
    func `dollars have cents`(number: Double, text: String) { #expect(Amount.dollars(number) == text) }
}
