import AWS
import CloudFormationModel

/// A call of a function after each deployment: an event of a file, and the status that the answer must have. `deploy.sh --skip-test` leaves
/// it out.
public struct SmokeTest: Construct {
    public var handle: Handle
    let function: Target
    let alias: String?
    let event: String
    let status: Int?

    /// - Parameters:
    ///   - event: the path of a JSON document of the repository, which is what the function is called with.
    ///   - status: the `statusCode` of the answer; nil for functions that answer none.
    public init(_ function: Lambda.Function, event: String, status: Int? = 200, file: String = #fileID, line: Int = #line) {
        self.init(function.target, nil, event, status, file, line)
    }

    /// A function of a table, called by its alias `live`.
    public init(_ function: LiveFunction, event: String, status: Int? = 200, file: String = #fileID, line: Int = #line) {
        self.init(function.target, LiveFunction.alias, event, status, file, line)
    }

    private init(_ function: Target, _ alias: String?, _ event: String, _ status: Int?, _ file: String, _ line: Int) {
        handle = Handle("SmokeTest", file: file, line: line)
        self.function = function
        self.alias = alias
        self.event = event
        self.status = status
    }

    /// Of a call that waits for its answer.
    /// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>
    private static let largestEvent = 6 << 20

    public func build(in scope: Scope) {
        if let status, !(100...599).contains(status) {
            scope.report("smoke-test-status", "\(status) is no status", remedy: "write one from 100 to 599")
        }
        guard scope.document(event) != nil, let bytes = scope.bytes(of: event) else { return }
        if bytes.count > Self.largestEvent {
            scope.report(
                "smoke-test-event", "\(event) has \(bytes.count) bytes, and Lambda takes an event of \(Self.largestEvent)",
                remedy: "name what is large by a key in a bucket")
        }
        scope.add(smokeTestOf: function, alias: alias, event: bytes, status: status)
    }
}
