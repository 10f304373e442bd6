import CloudFormationModel

/// A deployed function as others see it: its alias `live`, known by name, so that who calls it waits for nothing.
public struct LiveFunction: Sendable {
    static let alias = "live"

    let handle: Handle
    let timeout: Duration
    var basePath: String?

    var name: Value<String> { Target(handle, part: "Function").literal("FunctionName") }
    var target: Target { Target(handle, part: "Function") }
    /// What must be there for whoever names it.
    var alias: Target { Target(handle, part: "Alias") }

    var arn: Value<String> { "arn:\(.partition):lambda:\(.region):\(.accountID):function:\(name):\(Self.alias)" }

    /// To call it.
    public var invoke: Grant {
        Grant { [self] _ in
            Rights(
                statements: [.allow("lambda:InvokeFunction", on: [arn])],
                variables: [Variable(about: handle, suffix: "function", value: "\(name):\(Self.alias)")], calls: [.lambda])
        }
    }
}
