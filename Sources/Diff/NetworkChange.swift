/// What can reach what now and could not before, or the other way round.
package struct NetworkChange {
    package enum Kind: String, Sendable, CaseIterable {
        case opened, closed
    }

    /// `stack/LogicalID`, a range of addresses, or `internet`.
    package var from: String
    package var to: String
    /// `tcp 5432`, `udp 53-60`, `all`.
    package var ports: String
    package var change: Kind

    package init(from: String, to: String, ports: String, change: Kind) {
        self.from = from
        self.to = to
        self.ports = ports
        self.change = change
    }
}
