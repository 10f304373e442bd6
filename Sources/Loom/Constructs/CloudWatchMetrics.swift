import CloudFormationModel

/// CloudWatch's metrics of the whole account and region, for programs that show them.
public enum CloudWatchMetrics {
    /// To list them and to read their values.
    public static let read = Grant { _ in Rights(statements: [Unscopable.metrics], calls: [.monitoring]) }
}
