import AWS
import CloudFormationModel
import Documents

/// One image repository a service, without an environment in its name: an image is built once and deployed everywhere.
public struct ImageRepositories<Service: RawRepresentable<String> & CaseIterable & Sendable>: Construct {
    public var handle: Handle
    /// Services whose images Lambda runs.
    let functions: Set<String>

    /// - Parameters:
    ///   - services: a repository `{app}-{service}` for each.
    ///   - functions: those whose images Lambda must be allowed to pull.
    public init(_ services: Service.Type, functions: [Service], file: String = #fileID, line: Int = #line) {
        handle = Handle("ImageRepositories", file: file, line: line)
        self.functions = Set(functions.map(\.rawValue))
    }

    public func build(in scope: Scope) {
        for service in Service.allCases {
            let name = scope.check(scope.naming.name(service.rawValue), .repository)
            scope.add(
                Naming.pascal(service.rawValue) + "Repository",
                ECR.Repository(
                    encryptionConfiguration: .init(encryptionType: .aes256), imageScanningConfiguration: .init(scanOnPush: true),
                    imageTagMutability: .immutable, lifecyclePolicy: .init(lifecyclePolicyText: Value(Self.lifecycle)),
                    repositoryName: Value(name), repositoryPolicyText: functions.contains(service.rawValue) ? Self.lambdaMayPull : nil,
                    attributes: .retained))
        }
    }

    /// Only untagged images expire: a rule that counts images would let dev's pushes expire the one that prod runs.
    private static var lifecycle: String {
        let policy: JSON = [
            "rules": [
                [
                    "rulePriority": 1, "description": "Untagged images after two weeks",
                    "selection": ["tagStatus": "untagged", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 14],
                    "action": ["type": "expire"],
                ]
            ]
        ]
        return String(decoding: JSONWriter.bytes(policy, .compact), as: UTF8.self)
    }

    /// Lambda reads the image again long after the deployment, on its own behalf.
    private static var lambdaMayPull: PolicyDocument {
        PolicyDocument(
            Statement(
                effect: .allow, principal: .service("lambda.amazonaws.com"),
                actions: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                conditions: [
                    .init("StringLike", "aws:sourceArn", "arn:\(.partition):lambda:\(.region):\(.accountID):function:*")
                ]))
    }
}
