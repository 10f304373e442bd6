/// A service of AWS that programs call over the network.
public enum Endpoint: String, Sendable, Hashable, CaseIterable {
    /// Has a gateway endpoint, which is free, but is no part of a network yet.
    case dynamoDB = "dynamodb"
    case ecrAPI = "ecr.api"
    case ecrImages = "ecr.dkr"
    case lambda
    case logs
    /// CloudWatch's metrics.
    case monitoring
    /// Has a gateway endpoint in every network.
    case s3
    case secretsManager = "secretsmanager"
    case sqs
    case ssmMessages = "ssmmessages"
}
