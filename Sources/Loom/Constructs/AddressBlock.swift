/// The addresses of a network: `10.x.0.0/16`, cut into `/20` blocks of 4,096 addresses, four a tier.
struct AddressBlock: Sendable, Hashable {
    let second: Int

    var whole: String { "10.\(second).0.0/16" }
    func subnet(tier: Int, zone: Int) -> String { "10.\(second).\(16 * (4 * tier + zone)).0/20" }
}
