/// What a service of AWS takes as a name: its length and letters, from the service's API reference. A name that is refused is an error
/// with the limit in it; none is ever cut.
public struct NameRule: Sendable, Hashable {
    let kind: String
    let length: ClosedRange<Int>
    let punctuation: String
    let allowsUppercase: Bool

    init(_ kind: String, _ length: ClosedRange<Int>, punctuation: String = "-", uppercase: Bool = true) {
        self.kind = kind
        self.length = length
        self.punctuation = punctuation
        allowsUppercase = uppercase
    }

    /// What is wrong with `name`; nil when nothing is.
    func problem(with name: String) -> String? {
        let alien = name.unicodeScalars.first { scalar in
            switch scalar {
            case "a"..."z", "0"..."9": false
            case "A"..."Z": !allowsUppercase
            default: !punctuation.unicodeScalars.contains(scalar)
            }
        }
        if let alien { return "the \(kind) name \"\(name)\" holds \"\(Character(alien))\", which AWS does not take there" }
        if !length.contains(name.utf8.count) {
            return "the \(kind) name \"\(name)\" has \(name.utf8.count) characters, AWS takes \(length.lowerBound) to \(length.upperBound)"
        }
        return nil
    }

    // Limits from each service's API reference.
    public static let alarm = NameRule("alarm", 1...255, punctuation: "-_.")
    public static let apiStage = NameRule("API stage", 1...128, punctuation: "-_")
    /// 63 characters, 13 of which are the account's number and its hyphen.
    public static let bucket = NameRule("bucket", 3...50, uppercase: false)
    public static let cluster = NameRule("cluster", 1...255, punctuation: "-_")
    public static let dashboard = NameRule("dashboard", 1...255, punctuation: "-_")
    public static let database = NameRule("database", 1...63, uppercase: false)
    public static let distribution = NameRule("CloudFront resource", 1...64, punctuation: "-_")
    public static let function = NameRule("function", 1...64, punctuation: "-_")
    public static let loadBalancer = NameRule("load balancer", 1...32)
    public static let logGroup = NameRule("log group", 1...512, punctuation: "-_./#")
    public static let managedPolicy = NameRule("managed policy", 1...128, punctuation: "-_+=,.@")
    public static let queue = NameRule("queue", 1...80, punctuation: "-_")
    public static let repository = NameRule("repository", 2...256, punctuation: "-_./", uppercase: false)
    public static let restAPI = NameRule("REST API", 1...255, punctuation: "-_. ")
    public static let role = NameRule("role", 1...64, punctuation: "-_+=,.@")
    public static let secret = NameRule("secret", 1...512, punctuation: "-/_+=.@")
    public static let securityGroup = NameRule("security group", 1...255, punctuation: "-_. ")
    public static let serverlessCache = NameRule("serverless cache", 1...40, uppercase: false)
    public static let stack = NameRule("stack", 1...128)
    public static let table = NameRule("table", 3...255, punctuation: "-_.")
    public static let topic = NameRule("topic", 1...256, punctuation: "-_")
    public static let webACL = NameRule("web ACL", 1...128, punctuation: "-_")
}
