/// A part of what a resource costs in a month.
package struct CostLine: Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// Paid whatever happens.
        case fixed
        /// Paid for what is used.
        case usage
    }

    package var kind: Kind
    /// `db.t4g.micro, in one zone`
    package var what: String
    package var quantity: Double
    package var price: Price
    /// In dollars.
    package var monthly: Double { quantity * price.amount }
}

/// A part of what a resource costs that cannot be told.
package struct UnknownCost: Hashable, Sendable {
    package var kind: CostLine.Kind
    package var what: String
    /// `no price for eu-west-3`
    package var reason: String
    /// What it would cost at another region's price; it is in no total.
    package var elsewhere: Elsewhere?

    static let useNotSaid = "the usage file has no "
    /// Whether a price is known, and the usage file does not say how much is used.
    package var isUseNotSaid: Bool { elsewhere == nil && reason.hasPrefix(Self.useNotSaid) }

    package struct Elsewhere: Hashable, Sendable {
        package var region: String
        /// Nil where the quantity is not known either.
        package var monthly: Double?
    }
}
