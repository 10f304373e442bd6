import AWS
import CloudFormationModel

/// The role with which API Gateway writes every API's logs: one setting for the whole account and region, which another system may have
/// made.
public struct APILogRole: Construct {
    public var handle: Handle
    let origin: AccountSetting

    /// - Parameter origin: `.existing` where another system set the role of this account and region: the setting is one for all.
    public init(_ origin: AccountSetting, file: String = #fileID, line: Int = #line) {
        handle = Handle("APILogRole", file: file, line: line)
        self.origin = origin
    }

    public func build(in scope: Scope) {
        guard origin == .created else { return }
        let role = ServiceRole(
            in: scope, principal: "apigateway.amazonaws.com", statements: [],
            managedPolicies: ["arn:\(.partition):iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"])
        scope.add(
            ApiGateway.Account(
                cloudWatchRoleArn: role.role.arn, attributes: ResourceAttributes(deletionPolicy: .retain, updateReplacePolicy: .retain)))
    }
}
