import AWS
import CloudFormationModel

/// How long logs are kept: the periods that CloudWatch offers.
/// <https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html>
public enum LogRetention: Int, Sendable, CaseIterable {
    case oneDay = 1
    case threeDays = 3
    case fiveDays = 5
    case oneWeek = 7
    case twoWeeks = 14
    case oneMonth = 30
    case twoMonths = 60
    case threeMonths = 90
    case fourMonths = 120
    case fiveMonths = 150
    case sixMonths = 180
    case oneYear = 365
    case thirteenMonths = 400
    case eighteenMonths = 545
    case twoYears = 731
    case threeYears = 1096
    case fiveYears = 1827
    case sixYears = 2192
    case sevenYears = 2557
    case eightYears = 2922
    case nineYears = 3288
    case tenYears = 3653
}

/// How a program's logs are kept.
public struct Logging: Sendable {
    let retention: LogRetention
    let removal: RemovalPolicy

    /// - Parameter removal: what becomes of the logs when what wrote them goes; kept unless said otherwise.
    public init(_ retention: LogRetention, removal: RemovalPolicy = .retain) {
        self.retention = retention
        self.removal = removal
    }

    func group(_ name: String, in scope: Scope) -> Logs.LogGroup {
        Logs.LogGroup(
            logGroupName: Value(scope.check(name, .logGroup)), retentionInDays: Value(retention.rawValue), attributes: removal.attributes)
    }
}
