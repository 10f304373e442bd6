import TemplateReading

extension RuleCases {
    private static func identity(_ statement: String, more: String = "") -> String {
        "Policy: {Type: 'AWS::IAM::ManagedPolicy', Properties: {PolicyDocument: {Version: '2012-10-17', Statement: [{\(statement)}]\(more)}}}"
    }

    private static func trust(_ statement: String) -> String {
        "Role: {Type: 'AWS::IAM::Role', Properties: {AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{\(statement)}]}}}"
    }

    private static func gitHub(_ condition: String, provider: String = "!Ref Provider") -> String {
        """
        Provider: {Type: 'AWS::IAM::OIDCProvider', Properties: {Url: 'https://token.actions.githubusercontent.com', ClientIdList: [sts.amazonaws.com]}}
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: '2012-10-17'
              Statement: [{Effect: Allow, Action: 'sts:AssumeRoleWithWebIdentity', Principal: {Federated: \(provider)}\(condition)}]
        """
    }

    static let policies = [
        refused("policy-shape", identity("Effect: Allow, Action: 's3:*'")),
        refused("policy-shape", identity("Effect: Allow, Action: 's3:*', Resource: '*', Principal: '*'")),
        refused("policy-shape", identity("Effect: Allow, Action: 's3:*', NotAction: 's3:*', Resource: '*'")),
        refused("policy-shape", identity("Effect: Allow, Action: 's3:*', Resource: '*', Sid: 'my statement'")),
        refused("policy-shape", identity("Effect: Allow, Action: 's3:*', Resource: '*'", more: ", Name: a")),
        refused("policy-shape", trust("Effect: Allow, Action: 'sts:AssumeRole', Principal: {Service: a}, Resource: '*'")),
        refused("policy-shape", trust("Effect: Allow, Action: 'sts:AssumeRole'")),
        refused(
            "policy-shape",
            "Policy: {Type: 'AWS::SQS::QueuePolicy', Properties: {Queues: [a], PolicyDocument: {Statement: {Effect: Allow, Action: 'sqs:*', Resource: '*'}}}}"
        ),
        accepted(
            "policy-shape",
            identity(
                "Effect: Allow, NotAction: 's3:*', NotResource: '*', Sid: Statement1, Condition: {Bool: {'aws:SecureTransport': 'true'}}")),
        accepted("policy-shape", identity("Effect: !Ref Effect, Action: 's3:*', Resource: !If [A, a, !Ref 'AWS::NoValue']")),
        accepted(
            "policy-action", identity("Effect: Allow, Action: ['S3:getobject', 's3:*Object', '*', !ImportValue action], Resource: '*'")),
        refused("policy-action", identity("Effect: Allow, Action: ['s4:GetObject'], Resource: '*'")),
        accepted("policy-action-form", identity("Effect: Allow, Action: ['*', '{{resolve:ssm:action}}'], Resource: '*'")),
        refused("policy-resource", identity("Effect: Allow, Action: 's3:*', Resource: [my-bucket]")),
        accepted(
            "policy-resource",
            identity(
                "Effect: Allow, Action: 's3:*', Resource: ['*', !Sub 'arn:${AWS::Partition}:s3:::a', !Ref Arn, !Join [':', [arn, aws, s3, '', '', a]]]"
            )),
        refused("policy-size", role(count: 90, policies: 4)), accepted("policy-size", role(count: 90, policies: 2)),
        refused("github-trust", gitHub("")),
        refused(
            "github-trust", gitHub("", provider: "!Sub 'arn:aws:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com'")),
        accepted("github-trust", gitHub(", Condition: {StringLike: {'token.actions.githubusercontent.com:sub': 'repo:a/*'}}")),
        accepted("github-trust", gitHub("", provider: "!ImportValue provider")),
        accepted("github-trust", gitHub(", Condition: !If [A, {}, {}]")),
        accepted(
            "task-role-trust",
            "Role: {Type: 'AWS::IAM::Role', Properties: {AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: 'sts:AssumeRole', Principal: {Service: [ec2.amazonaws.com, ecs-tasks.amazonaws.com]}}]}}}\nTask: {Type: 'AWS::ECS::TaskDefinition', Properties: {TaskRoleArn: !GetAtt Role.Arn, ContainerDefinitions: [{Name: a, Image: b}]}}"
        ),
    ]

    private static func role(count: Int, policies: Int) -> String {
        let resources = (0..<count).map { "'arn:aws:s3:::bucket-number-\($0)/*'" }.joined(separator: ", ")
        let policy = "{PolicyName: a, PolicyDocument: {Statement: [{Effect: Allow, Action: 's3:GetObject', Resource: [\(resources)]}]}}"
        return
            "Role: {Type: 'AWS::IAM::Role', Properties: {Policies: [\(Array(repeating: policy, count: policies).joined(separator: ", "))]}}"
    }
}
