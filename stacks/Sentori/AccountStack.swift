import Loom

/// What exists once per account: where packages of functions lie, the domain with its certificate (B4), and the role that writes the logs of
/// APIs.
struct AccountStack: Stack {
    let description = "Sentori: deploy bucket, domain and certificate of the account"
    let isProtected = true

    let deploy = DeployBucket()
    let apiLogs = APILogRole(.created)
    let domain = WildcardDomain(SentoriApp.domain, zone: .created)

    var outputs: [StackOutput] { domain.outputs }
}
