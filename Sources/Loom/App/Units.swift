extension Duration {
    public static func minutes(_ count: Int) -> Duration { .seconds(60 * count) }
    public static func hours(_ count: Int) -> Duration { .seconds(3_600 * count) }
    public static func days(_ count: Int) -> Duration { .seconds(86_400 * count) }

    /// Whole seconds; what AWS counts in.
    var wholeSeconds: Int { Int(components.seconds) }
    var wholeDays: Int { wholeSeconds / 86_400 }
}

/// An amount of storage or memory.
public struct Size: Hashable, Sendable, Comparable {
    public let mebibytes: Int

    public static func mebibytes(_ count: Int) -> Size { Size(mebibytes: count) }
    public static func gibibytes(_ count: Int) -> Size { Size(mebibytes: 1_024 * count) }

    public var gibibytes: Int { mebibytes / 1_024 }
    public static func < (left: Size, right: Size) -> Bool { left.mebibytes < right.mebibytes }
}

/// An amount of money, in US dollars.
public struct Dollars: Hashable, Sendable, Comparable {
    public let amount: Double

    public static func dollars(_ amount: Double) -> Dollars { Dollars(amount: amount) }

    public static func < (left: Dollars, right: Dollars) -> Bool { left.amount < right.amount }
}
