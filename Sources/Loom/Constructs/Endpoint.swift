/// A service of AWS that programs call over the network.
public enum Endpoint: String, Sendable, Hashable, CaseIterable {
    case ecrAPI = "ecr.api"
    case ecrImages = "ecr.dkr"
    case lambda
    case logs
    /// Has a gateway endpoint in every network.
    case s3
    case secretsManager = "secretsmanager"
    case sqs
    case ssmMessages = "ssmmessages"
}
