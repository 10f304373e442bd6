import AWS
import CloudFormationModel

/// The account's trust in GitHub's identity tokens, without which a workflow would need a permanent key. An account holds one provider a
/// URL at the most: another system may have made it.
public struct GitHubProvider: Construct {
    public var handle: Handle
    let origin: AccountSetting

    static let host = "token.actions.githubusercontent.com"

    /// - Parameter origin: `.existing` where the account has GitHub's provider already: a second one of the same URL is refused.
    public init(_ origin: AccountSetting, file: String = #fileID, line: Int = #line) {
        handle = Handle("GitHubProvider", file: file, line: line)
        self.origin = origin
    }

    var arn: Value<String> { "arn:\(.partition):iam::\(.accountID):oidc-provider/\(Self.host)" }

    public func build(in scope: Scope) {
        guard origin == .created else { return }
        scope.add(
            IAM.OIDCProvider(
                clientIdList: ["sts.amazonaws.com"], url: Value("https://\(Self.host)"),
                attributes: ResourceAttributes(deletionPolicy: .retainExceptOnCreate, updateReplacePolicy: .retain)))
    }
}
