import Testing

@testable import Loom

@Suite struct DecimalPatternTests {
    @Test(arguments: [0, 9, 10, 99, 100, 4_194_304, 9_999_999, 10_485_760])
    func `it matches the numbers above its limit and no others`(limit: Int) throws {
        let pattern = try Regex(DecimalPattern.greater(than: limit))
        let around = [0, 1, 9, 10, limit - 10, limit - 1, limit, limit + 1, limit + 9, 2 * limit + 1, 10 * limit + 10]
        for number in around where number >= 0 {
            #expect((try pattern.wholeMatch(in: String(number)) != nil) == (number > limit), "\(number)")
        }
        // What a web ACL takes.
        #expect(DecimalPattern.greater(than: limit).utf8.count <= 512)
    }
}
