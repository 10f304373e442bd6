import Loom

/// The domain with its certificate, once per account (B4). A stack of its own, since it waits until the domain's registrar names the zone's
/// servers.
struct DomainStack: Stack {
    let description = "Sentori: domain and certificate of the account"
    let isProtected = true

    let domain = WildcardDomain(SentoriApp.domain, zone: .created)

    var outputs: [StackOutput] { domain.outputs }
}
