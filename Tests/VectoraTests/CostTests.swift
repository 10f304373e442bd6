import Cost
import HandReckoning
import LoomTesting
import Testing
import VectoraStacks

@testable import Commands

/// A19 asks for low cost. Each line is reckoned again here, by hand: quantity times price.
@Suite struct CostTests {
    static func estimate(_ environment: Environment) throws -> Estimate {
        try Estimates<VectoraApp>(root: PackageFiles().root ?? "", usage: nil, prices: nil).estimate(environment)
    }

    @Test func `A19: each line of prod is quantity times price, and nothing is paid while nothing runs`() throws {
        let estimate = try Self.estimate(.prod)
        let (stack, noPrice) = ("s1-ingest-v2", "no price for eu-west-3")
        #expect(estimate.totalFixed == 0 && estimate.differences(in: .fixed, from: []) == [])
        #expect(
            estimate.differences(
                in: .usage,
                from: [
                    HandLine("\(stack)/IngestV2LogGroup", "data taken in", 0.1, 0.5985),
                    HandLine("\(stack)/IngestV2LogGroup", "data kept", 0.05, 0.0315),
                ]) == [])
        // Four runs a day of five minutes, at 512 MB: 120 × 300 s × 0.5 GB.
        #expect(
            estimate.unknownDifferences(from: [
                HandLine(unknown: "\(stack)/IngestV2Function", "requests", noPrice),
                HandLine(unknown: "\(stack)/IngestV2Function", "compute", noPrice, 120 * 300 * 0.5, 0.000_016_666_7, in: "us-east-1"),
            ]) == [])
    }

    @Test(arguments: Environment.allCases)
    func `A19: every type is covered, and the usage file speaks of all that is paid by use`(environment: Environment) throws {
        let estimate = try Self.estimate(environment)
        #expect(estimate.unknown.map(\.cost.reason).filter { $0 != "no price for eu-west-3" } == [])
    }
}
