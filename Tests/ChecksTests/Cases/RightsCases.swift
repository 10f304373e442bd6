@testable import Checks

/// Who may do more than is needed.
extension RuleCases {
    private static func allowed(_ statement: String, effect: String = "Allow") -> String {
        """
        Policy:
          Type: AWS::IAM::ManagedPolicy
          Properties: {PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: \(effect), \(statement)}]}}
        """
    }

    private static func key(_ statement: String) -> String {
        "Key: {Type: 'AWS::KMS::Key', Properties: {KeyPolicy: {Version: '2012-10-17', Statement: [{Effect: Allow, \(statement)}]}}}"
    }

    private static func role(_ policy: String) -> String {
        "Role: {Type: 'AWS::IAM::Role', Properties: {AssumeRolePolicyDocument: {}, ManagedPolicyArns: [\(policy)]}}"
    }

    static let rights = [
        refused("wildcard-action", allowed("Action: '*', Resource: '*'")),
        refused("wildcard-action", allowed("Action: ['s3:GetObject', 's3:*'], Resource: 'arn:aws:s3:::a/*'")),
        accepted("wildcard-action", allowed("Action: 's3:Get*', Resource: 'arn:aws:s3:::a/*'")),
        accepted("wildcard-action", allowed("Action: !Ref Actions, Resource: 'arn:aws:s3:::a/*'")),
        accepted("wildcard-action", key("Principal: {AWS: 'arn:aws:iam::123456789012:root'}, Action: 'kms:*', Resource: '*'")),
        refused("wildcard-action", role("'arn:aws:iam::aws:policy/AdministratorAccess'")),
        refused("wildcard-action", role("!Sub 'arn:${AWS::Partition}:iam::aws:policy/PowerUserAccess'")),
        accepted("wildcard-action", role("'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'")),
        accepted("wildcard-action", role("'arn:aws:iam::123456789012:policy/our/AdministratorAccess'")),
        refused("wildcard-resource", allowed("Action: ['s3:GetObject', 's3:PutObject'], Resource: '*'")),
        refused("wildcard-resource", allowed("Action: 'dynamodb:Get*', Resource: ['*']")),
        refused("wildcard-resource", allowed("Action: 's3:ListBucket', Resource: '*'")),
        accepted("wildcard-resource", allowed("Action: 'cloudwatch:PutMetricData', Resource: '*'")),
        accepted("wildcard-resource", allowed("Action: ['s3:GetObject', 's3:ListAllMyBuckets'], Resource: '*'")),
        accepted("wildcard-resource", allowed("Action: 'rds:Describe*', Resource: '*'")),
        accepted("wildcard-resource", allowed("Action: ['rds:DescribeDBInstances', 'ecs:ListTasks'], Resource: '*'")),
        refused("wildcard-resource", allowed("Action: ['rds:DescribeDBInstances', 'rds:StopDBInstance'], Resource: '*'")),
        accepted(
            "wildcard-resource",
            allowed("Action: 's3:GetObject', Resource: '*', Condition: {StringEquals: {'aws:ResourceTag/app': shop}}")),
        accepted("wildcard-resource", allowed("Action: 's3:NoSuchThing', Resource: '*'")),
        accepted("wildcard-resource", allowed("Action: 's3:GetObject', Resource: 'arn:aws:s3:::*/shared/*'")),
        accepted("wildcard-resource", key("Principal: {AWS: 'arn:aws:iam::123456789012:root'}, Action: 'kms:Decrypt', Resource: '*'")),
        refused("allowed-remainder", allowed("Action: 's3:GetObject', NotResource: 'arn:aws:s3:::private/*'")),
        accepted("allowed-remainder", allowed("NotAction: 's3:GetObject', Resource: 'arn:aws:s3:::a/*'", effect: "Deny")),
        refused("pass-role", allowed("Action: ['ecs:RunTask', 'iam:Pass*'], Resource: '*'")),
        accepted(
            "pass-role",
            allowed(
                "Action: 'iam:PassRole', Resource: '*', Condition: {StringEquals: {'iam:PassedToService': ecs-tasks.amazonaws.com}}")),
        accepted("pass-role", allowed("Action: '*', Resource: '*'")),
        accepted("wildcard-resource", allowed("Action: 'iam:PassRole', Resource: '*'")),
    ]
}
