import EnvironmentExamples
import Testing

@testable import TemplateReading

@Suite("Rights of an environment")
struct RightsReadingTests {
    @Test("stand with whom they hold for, whichever policy says so", arguments: RightsReadingTests.cases)
    func example(_ example: Case) throws {
        let found = try RightsReading(of: EnvironmentView(["data": data, "app": example.app])).statements
        #expect(found.filter { $0.policy.stack == "app" }.map(\.line) == example.expected, "\(example.name)")
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let app: String
        let expected: [String]
        var testDescription: String { name }
    }

    private static let cases = [
        Case(
            name: "a policy of a role, inline",
            app: """
                Role:
                  Type: AWS::IAM::Role
                  Properties:
                    Policies: [{PolicyDocument: {Statement: {Effect: Allow, Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*:*:jobs'}}}]
                """,
            expected: ["app/Role may sqs:SendMessage on arn:aws:sqs:*:*:jobs"]),
        Case(
            name: "a policy beside a role, an output of another stack, a suffix",
            app: """
                Parameters: {DataReportsArn: {Type: String}}
                Resources:
                  Role: {Type: 'AWS::IAM::Role'}
                  Policy:
                    Type: AWS::IAM::Policy
                    Properties:
                      Roles: [!Ref Role]
                      PolicyDocument:
                        Statement:
                        - {Effect: Allow, Action: ['s3:GetObject', 's3:PutObject'], Resource: !Sub '${DataReportsArn}/raw/*'}
                        - {Effect: Deny, Action: 's3:*', Resource: !Join ['/', [!Ref DataReportsArn, secret]]}
                """,
            expected: [
                "app/Role may s3:GetObject, s3:PutObject on data/Reports/raw/*", "app/Role may not s3:* on data/Reports/secret",
            ]),
        Case(
            name: "an ARN made of a name, in this stack or another",
            app: """
                Role: {Type: 'AWS::IAM::Role', Properties: {RoleName: worker}}
                Function: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: core}}
                Alias: {Type: 'AWS::Lambda::Alias', Properties: {FunctionName: core, Name: live}}
                Policy:
                  Type: AWS::IAM::RolePolicy
                  Properties:
                    RoleName: worker
                    PolicyDocument:
                      Statement:
                      - Effect: Allow
                        Action: x:Do
                        Resource:
                        - !Sub 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:core:live'
                        - !Ref Alias
                        - !Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs'
                        - !Sub 'arn:aws:sqs:us-east-1:${AWS::AccountId}:jobs'
                        - !Sub 'arn:aws:sqs:${AWS::Region}:123456789012:jobs'
                        - !Sub 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/core:*'
                        - arn:aws:s3:::reports/raw/*
                        - !Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:key-??????'
                        - !Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:keyring-??????'
                """,
            expected: [
                "app/Role may x:Do on app/Function:live, app/Function:live, data/Jobs, "
                    + "arn:aws:sqs:us-east-1:${AWS::AccountId}:jobs, arn:aws:sqs:eu-west-3:123456789012:jobs, "
                    + "data/Log:*, data/Reports/raw/*, data/Key, "
                    + "arn:aws:secretsmanager:eu-west-3:${AWS::AccountId}:secret:keyring-??????"
            ]),
        Case(
            name: "managed policies: of another stack, of AWS, a boundary",
            app: """
                Parameters: {DataReadersRef: {Type: String}}
                Resources:
                  Role:
                    Type: AWS::IAM::Role
                    Properties:
                      ManagedPolicyArns: [!Ref DataReadersRef, 'arn:aws:iam::aws:policy/ReadOnlyAccess']
                      PermissionsBoundary: !Sub 'arn:aws:iam::${AWS::AccountId}:policy/limit'
                  Administrator: {Type: 'AWS::IAM::User', Properties: {ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']}}
                """,
            expected: [
                "app/Role has arn:aws:iam::aws:policy/ReadOnlyAccess", "app/Role is bound by arn:aws:iam::${AWS::AccountId}:policy/limit",
                "app/Administrator may * on *",
            ]),
        Case(
            name: "who takes a role, whom a resource lets in",
            app: """
                Role:
                  Type: AWS::IAM::Role
                  Properties:
                    AssumeRolePolicyDocument:
                      Statement:
                      - Effect: Allow
                        Principal: {Service: [lambda.amazonaws.com, ecs-tasks.amazonaws.com], AWS: !Ref AWS::AccountId}
                        Action: sts:AssumeRole
                Queue: {Type: 'AWS::SQS::Queue'}
                QueuePolicy:
                  Type: AWS::SQS::QueuePolicy
                  Properties:
                    Queues: [!Ref Queue]
                    PolicyDocument:
                      Statement:
                      - Effect: Deny
                        Principal: '*'
                        Action: sqs:*
                        Resource: '*'
                        Condition: {Bool: {'aws:SecureTransport': false}}
                Key:
                  Type: AWS::KMS::Key
                  Properties:
                    KeyPolicy: {Statement: [{Effect: Allow, Principal: {AWS: !GetAtt Role.Arn}, NotAction: 'kms:Delete*', Resource: '*'}]}
                Permission:
                  Type: AWS::Lambda::Permission
                  Properties:
                    {FunctionName: unknown, Action: 'lambda:InvokeFunction', Principal: s3.amazonaws.com, SourceArn: 'arn:aws:s3:::reports'}
                """,
            expected: [
                "lambda.amazonaws.com may sts:AssumeRole on app/Role", "ecs-tasks.amazonaws.com may sts:AssumeRole on app/Role",
                "arn:aws:iam::${AWS::AccountId}:root may sts:AssumeRole on app/Role",
                #"* may not sqs:* on app/Queue if {"Bool":{"aws:SecureTransport":"false"}}"#,
                "app/Role may all but kms:Delete* on app/Key",
                #"s3.amazonaws.com may lambda:InvokeFunction on unknown if {"ArnLike":{"aws:SourceArn":"data/Reports"}}"#,
            ]),
        Case(
            name: "what conditions of the template decide, as far as defaults tell",
            app: """
                Parameters: {Stage: {Type: String, Default: dev}, Account: {Type: String}}
                Conditions:
                  IsProd: !Equals [!Ref Stage, prod]
                  IsOurs: !Equals [!Ref Account, '123456789012']
                  IsSame: !And [!Equals [!Ref Account, !Ref Account], !Not [!Condition IsProd]]
                Resources:
                  Role: {Type: 'AWS::IAM::Role'}
                  Policy:
                    Type: AWS::IAM::Policy
                    Properties:
                      Roles: [!Ref Role]
                      PolicyDocument:
                        Statement:
                        - {Effect: Allow, Action: !If [IsProd, 'x:Prod', !If [IsSame, 'x:Dev', 'x:Other']], Resource: '*'}
                        - !If [IsProd, {Effect: Allow, Action: 'x:Never', Resource: '*'}, !Ref AWS::NoValue]
                        - {Effect: Allow, Action: 'x:Some', Resource: ['a', !If [IsOurs, 'b', !Ref AWS::NoValue]]}
                  Never:
                    Type: AWS::IAM::Policy
                    Condition: IsProd
                    Properties: {Roles: [!Ref Role], PolicyDocument: {Statement: {Effect: Allow, Action: '*', Resource: '*'}}}
                """,
            expected: ["app/Role may x:Dev on *", "app/Role may x:Some on a", "app/Role may x:Some on b when IsOurs"]),
    ]
}

private let data = """
    Resources:
      Reports: {Type: 'AWS::S3::Bucket', Properties: {BucketName: reports}}
      Jobs: {Type: 'AWS::SQS::Queue', Properties: {QueueName: jobs}}
      Log: {Type: 'AWS::Logs::LogGroup', Properties: {LogGroupName: /aws/core}}
      Key: {Type: 'AWS::SecretsManager::Secret', Properties: {Name: key}}
      Readers: {Type: 'AWS::IAM::ManagedPolicy', Properties: {PolicyDocument: {Statement: {Effect: Allow, Action: 'x:Read', Resource: '*'}}}}
    Outputs:
      ReportsArn: {Value: !GetAtt Reports.Arn}
      ReadersRef: {Value: !Ref Readers}
    """

extension RightsStatement {
    /// `app/Role may s3:GetObject on data/Reports/raw/* if {…}`
    var line: String {
        let who = (isPrincipalInverted ? "all but " : "") + principal.description
        let rest =
            (condition.text.map { " if \($0)" } ?? "") + (when.isEmpty ? "" : " when " + when.map(\.name).sorted().joined(separator: ", "))
        switch grant {
        case .actions(let actions, let resources):
            let what = (actions.isInverted ? "all but " : "") + actions.entries.joined(separator: ", ")
            let on = (resources.isInverted ? "all but " : "") + resources.entries.map(\.description).joined(separator: ", ")
            return "\(who) \(effect == .allow ? "may" : "may not") \(what) on \(on)\(rest)"
        case .policy(let policy): return "\(who) \(basis == .boundary ? "is bound by" : "has") \(policy)\(rest)"
        case .unreadable(let text): return "\(who) ? \(text)\(rest)"
        }
    }
}

@Suite("Rights of policies that stand elsewhere")
struct ManagedPolicyTests {
    @Test("hold for the role that names them, in whatever stack")
    func attached() throws {
        let app = """
            Parameters: {DataReadersRef: {Type: String}}
            Resources: {Role: {Type: 'AWS::IAM::Role', Properties: {ManagedPolicyArns: [!Ref DataReadersRef]}}}
            """
        let found = try RightsReading(of: EnvironmentView(["data": data, "app": app])).statements
        #expect(found.map(\.line) == ["app/Role may x:Read on *"])
    }

    @Test("stand with the policy itself where nobody holds it")
    func unattached() throws {
        #expect(try RightsReading(of: EnvironmentView(["data": data])).statements.map(\.line) == ["data/Readers may x:Read on *"])
    }
}

@Suite("Templates that turn in circles")
struct CircularTemplateTests {
    @Test("are read to an end")
    func circles() throws {
        let app = """
            Parameters: {AppA: {Type: String}}
            Conditions: {One: !Or [!Condition Two, !Condition Two], Two: !Or [!Condition One, !Condition One]}
            Resources:
              Role: {Type: 'AWS::IAM::Role'}
              Policy:
                Type: AWS::IAM::Policy
                Condition: One
                Properties:
                  Roles: [!Ref Role]
                  PolicyDocument: {Statement: [{Effect: Allow, Action: 'x:Do', Resource: !Sub '${AppA}${AppA}'}]}
            Outputs: {A: {Value: !Sub '${AppA}/${AppA}'}}
            """
        let found = try RightsReading(of: EnvironmentView(["app": app])).statements.map(\.line)
        #expect(found == ["app/Role may x:Do on ${app/AppA}/${app/AppA}${app/AppA}/${app/AppA} when One"])
    }
}
