import AWS
import CloudFormationModel

/// How long logs are kept: the periods that CloudWatch offers.
/// <https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html>
public enum LogRetention: Int, Sendable, CaseIterable {
    case oneDay = 1, threeDays = 3, fiveDays = 5, oneWeek = 7, twoWeeks = 14, oneMonth = 30, twoMonths = 60, threeMonths = 90
    case fourMonths = 120, fiveMonths = 150, sixMonths = 180, oneYear = 365, thirteenMonths = 400, eighteenMonths = 545, twoYears = 731
    case threeYears = 1096, fiveYears = 1827, sixYears = 2192, sevenYears = 2557, eightYears = 2922, nineYears = 3288, tenYears = 3653
}

/// How a program's logs are kept.
public struct Logging: Sendable {
    let retention: LogRetention
    let removal: RemovalPolicy

    public init(_ retention: LogRetention, removal: RemovalPolicy = .retain) {
        self.retention = retention
        self.removal = removal
    }

    func group(_ name: String, in scope: Scope) -> Logs.LogGroup {
        Logs.LogGroup(
            logGroupName: Value(scope.check(name, .logGroup)), retentionInDays: Value(retention.rawValue), attributes: removal.attributes)
    }
}
