import Loom

/// How many functions the system has: its environments are its sizes, so that `scale synth --env 512` makes the system with 512.
enum Size: String, DeploymentEnvironment {
    case eight = "8"
    case thirtyTwo = "32"
    case hundredTwentyEight = "128"
    case fiveHundredTwelve = "512"
    case twoThousandFortyEight = "2048"

    var functions: Int { Int(rawValue) ?? 0 }

    /// A stack takes 500 resources at most.
    static let functionsPerStack = 64
}

/// A function by its number.
struct Service: RawRepresentable, Hashable, Sendable {
    let rawValue: String

    init(rawValue: String) { self.rawValue = rawValue }

    init(number: Int) { rawValue = "service-\(number)" }
}
