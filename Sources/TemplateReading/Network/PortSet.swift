/// Ports of protocols: `tcp 443, 6379-6380`.
package struct PortSet: Hashable, Sendable {
    /// For each protocol its ports, in order, without overlap.
    private var ranges: [Transport: [ClosedRange<Int>]] = [:]

    package enum Transport: Hashable, Sendable, Comparable {
        case tcp, udp
        /// Their types stand as their ports.
        case icmp, icmpv6
        /// All other protocols, whose numbers stand as their ports.
        case others

        var all: [ClosedRange<Int>] {
            switch self {
            case .tcp, .udp: [0...65535]
            case .icmp, .icmpv6: [0...255]
            case .others: [0...0, 2...5, 7...16, 18...57, 59...255]
            }
        }

        var name: String {
            switch self {
            case .others: "protocol"
            default: "\(self)"
            }
        }
    }

    package static let all: PortSet = {
        var all = PortSet()
        for transport in [Transport.tcp, .udp, .icmp, .icmpv6, .others] { all.ranges[transport] = transport.all }
        return all
    }()

    package init() {}

    package init(_ transport: Transport, _ ports: ClosedRange<Int>? = nil) { ranges[transport] = ports.map { [$0] } ?? transport.all }

    /// What a rule's protocol stands for, by name or number, with the ports it is limited to.
    package init(protocol text: String, ports: ClosedRange<Int>?) {
        switch text.lowercased() {
        case "tcp", "6": self.init(.tcp, ports)
        case "udp", "17": self.init(.udp, ports)
        case "icmp", "1": self.init(.icmp, ports)
        case "icmpv6", "58": self.init(.icmpv6, ports)
        case let text:
            if let number = Int(text), (0...255).contains(number) { self.init(.others, number...number) } else { self = .all }
        }
    }

    package var isEmpty: Bool { ranges.isEmpty }

    package func union(_ other: PortSet) -> PortSet {
        var result = self
        for (transport, ports) in other.ranges { result.ranges[transport] = Self.merged((result.ranges[transport] ?? []) + ports) }
        return result
    }

    package mutating func formUnion(_ other: PortSet) { self = union(other) }

    package func intersection(_ other: PortSet) -> PortSet {
        var result = PortSet()
        for (transport, ports) in ranges {
            let common = ports.flatMap { own in
                (other.ranges[transport] ?? []).compactMap { $0.overlaps(own) ? $0.clamped(to: own) : nil }
            }
            if !common.isEmpty { result.ranges[transport] = Self.merged(common) }
        }
        return result
    }

    package func subtracting(_ other: PortSet) -> PortSet {
        var result = PortSet()
        for (transport, ports) in ranges {
            var left = ports
            for range in other.ranges[transport] ?? [] {
                left = left.flatMap { own -> [ClosedRange<Int>] in
                    guard own.overlaps(range) else { return [own] }
                    var parts: [ClosedRange<Int>] = []
                    if own.lowerBound < range.lowerBound { parts.append(own.lowerBound...range.lowerBound - 1) }
                    if own.upperBound > range.upperBound { parts.append(range.upperBound + 1...own.upperBound) }
                    return parts
                }
            }
            if !left.isEmpty { result.ranges[transport] = left }
        }
        return result
    }

    package func isSubset(of other: PortSet) -> Bool { subtracting(other).isEmpty }

    private static func merged(_ ports: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
        var result: [ClosedRange<Int>] = []
        for range in ports.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound + 1 {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}

extension PortSet: CustomStringConvertible {
    package var description: String {
        if PortSet.all.isSubset(of: self) { return "all" }
        let missing = PortSet.all.subtracting(self)
        if ranges[.others] == Transport.others.all, missing.ranges.count < 4 { return "all but \(missing.list)" }
        return list
    }

    private var list: String {
        ranges.sorted { $0.key < $1.key }.map { transport, ports in
            if ports == transport.all { return transport == .others ? "other protocols" : transport.name }
            let texts = ports.map { $0.count == 1 ? String($0.lowerBound) : "\($0.lowerBound)-\($0.upperBound)" }
            return "\(transport.name) \(texts.joined(separator: ", "))"
        }.joined(separator: ", ")
    }
}
