extension Duration {
    /// So many times 60 seconds.
    public static func minutes(_ count: Int) -> Duration { .seconds(60 * count) }
    /// So many times 3,600 seconds.
    public static func hours(_ count: Int) -> Duration { .seconds(3_600 * count) }
    /// So many times 86,400 seconds, whatever clocks do at night.
    public static func days(_ count: Int) -> Duration { .seconds(86_400 * count) }

    /// Whole seconds; what AWS counts in.
    var wholeSeconds: Int { Int(components.seconds) }
    var wholeDays: Int { wholeSeconds / 86_400 }
}

/// An amount of storage or memory.
public struct Size: Hashable, Sendable, Comparable {
    /// Of 1,048,576 bytes each; the finest step there is.
    public let mebibytes: Int

    /// So many times 1,048,576 bytes.
    public static func mebibytes(_ count: Int) -> Size { Size(mebibytes: count) }
    /// So many times 1,024 MiB.
    public static func gibibytes(_ count: Int) -> Size { Size(mebibytes: 1_024 * count) }

    /// Whole GiB; what is left over is cut off.
    public var gibibytes: Int { mebibytes / 1_024 }
    public static func < (left: Size, right: Size) -> Bool { left.mebibytes < right.mebibytes }
}

/// An amount of money, in US dollars.
public struct Dollars: Hashable, Sendable, Comparable {
    /// Dollars, with cents behind the point.
    public let amount: Double

    /// So many US dollars, cents behind the point.
    public static func dollars(_ amount: Double) -> Dollars { Dollars(amount: amount) }

    public static func < (left: Dollars, right: Dollars) -> Bool { left.amount < right.amount }
}
