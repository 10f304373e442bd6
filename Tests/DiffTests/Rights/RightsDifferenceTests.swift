import EnvironmentExamples
import TemplateReading
import Testing

@testable import Diff

/// D2: what a reviewer reads of rights.
@Suite("Rights that change")
struct RightsDifferenceTests {
    @Test("are told as what they are", arguments: RightsCase.all)
    func cases(example: RightsCase) throws {
        let (old, new) = (try EnvironmentView(resources: example.old), try EnvironmentView(resources: example.new))
        #expect(RightsDifference.changes(from: old, to: new).map(\.line) == example.expected, "\(example.name)")
        let back = RightsDifference.changes(from: new, to: old)
        #expect(
            back.map { "\($0.change)" }.sorted() == example.expected.map(Self.opposite).sorted(), "\(example.name), the other way round")
        for side in [old, new] { #expect(RightsDifference.changes(from: side, to: side).isEmpty, "\(example.name), with itself") }
    }

    private static func opposite(_ line: String) -> String {
        let opposites = ["gained": "lost", "lost": "gained", "widened": "narrowed", "narrowed": "widened"]
        let word = String(line.prefix { $0 != " " })
        return opposites[word] ?? word
    }
}

extension RightsChange {
    /// `gained app/Role: sqs:SendMessage on app/Queue if {…}`
    var line: String {
        let on = " on \(resources.joined(separator: ", "))" + (condition.map { " if \($0)" } ?? "")
        return "\(change) \(principal): \(isDenied ? "not " : "")\(actions.joined(separator: ", "))\(on)"
    }
}

struct RightsCase: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    let expected: [String]
    var testDescription: String { name }

    /// Statements of a role's policy.
    init(_ name: String, _ old: String, _ new: String, _ expected: [String]) {
        self.name = name
        self.old = Self.role(old)
        self.new = Self.role(new)
        self.expected = expected
    }

    init(_ name: String, old: String, new: String, _ expected: [String]) {
        self.name = name
        self.old = old
        self.new = new
        self.expected = expected
    }

    private static func role(_ statements: String) -> String {
        """
        Role: {Type: 'AWS::IAM::Role'}
        Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: jobs}}
        Other: {Type: 'AWS::SQS::Queue'}
        Bucket: {Type: 'AWS::S3::Bucket', Properties: {BucketName: reports}}
        Policy:
          Type: AWS::IAM::Policy
          Properties:
            Roles: [!Ref Role]
            PolicyDocument:
              Statement:
        \(statements.split(separator: "\n").map { "      - {\($0)}\n" }.joined())
        """
    }

    private static let send = "Effect: Allow, Action: 'sqs:SendMessage', Resource: !GetAtt Queue.Arn"
    private static let read = "Effect: Allow, Action: 's3:GetObject', Resource: !Sub '${Bucket.Arn}/*'"
    private static let role = "Role: {Type: 'AWS::IAM::Role'}\n"

    static let all = same + actions + resources + conditions + denials + inversions + principals

    private static let same = [
        RightsCase("a statement in two", send + "\n" + read, read + "\n" + send, []),
        RightsCase(
            "actions split into statements",
            "Effect: Allow, Action: ['sqs:SendMessage', 'sqs:ReceiveMessage'], Resource: !GetAtt Queue.Arn",
            "Effect: Allow, Action: 'sqs:receivemessage', Resource: !GetAtt Queue.Arn\n" + send, []),
        RightsCase(
            "another spelling of an ARN", send,
            "Sid: Other, Effect: Allow, Action: ['sqs:SendMessage'], Resource: [!Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs']",
            []),
        RightsCase(
            "what a wildcard had already", "Effect: Allow, Action: 'sqs:Send*', Resource: '*'",
            "Effect: Allow, Action: 'sqs:Send*', Resource: '*'\n" + send, []),
        RightsCase(
            "a policy under another name, and inline",
            old: """
                \(role)
                A: {Type: 'AWS::IAM::Policy', Properties: {Roles: [!Ref Role], PolicyDocument: {Statement: [{Effect: Allow, Action: 'a:B', Resource: '*'}]}}}
                """,
            new: """
                Role:
                  Type: AWS::IAM::Role
                  Properties: {Policies: [{PolicyDocument: {Statement: {Effect: Allow, Action: 'a:B', Resource: '*'}}}]}
                """, []),
    ]

    private static let actions = [
        RightsCase("a statement more", send, send + "\n" + read, ["gained app/Role: s3:GetObject on app/Bucket/*"]),
        RightsCase(
            "an action more in a statement", send,
            "Effect: Allow, Action: ['sqs:SendMessage', 'sqs:PurgeQueue'], Resource: !GetAtt Queue.Arn",
            ["widened app/Role: sqs:PurgeQueue on app/Queue"]),
        RightsCase(
            "a wildcard in the place of an action", send, "Effect: Allow, Action: 'sqs:*', Resource: !GetAtt Queue.Arn",
            ["widened app/Role: sqs:* on app/Queue"]),
        RightsCase(
            "a wildcard in another", "Effect: Allow, Action: 's3:Get*', Resource: '*'",
            "Effect: Allow, Action: 's3:GetObject*', Resource: '*'",
            ["narrowed app/Role: s3:Get* on *"]),
        RightsCase(
            "an action in the place of another", send, "Effect: Allow, Action: 'sqs:ReceiveMessage', Resource: !GetAtt Queue.Arn",
            ["gained app/Role: sqs:ReceiveMessage on app/Queue", "lost app/Role: sqs:SendMessage on app/Queue"]),
        RightsCase(
            "a policy of AWS", old: "Role: {Type: 'AWS::IAM::Role'}",
            new: "Role: {Type: 'AWS::IAM::Role', Properties: {ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']}}",
            ["gained app/Role: arn:aws:iam::aws:policy/ReadOnlyAccess on *"]),
        RightsCase(
            "the administrator's policy",
            old: "Role: {Type: 'AWS::IAM::Role', Properties: {ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']}}",
            new: "Role: {Type: 'AWS::IAM::Role', Properties: {ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']}}",
            ["gained app/Role: * on *"]),
        RightsCase(
            "a permissions boundary that goes",
            old: "Role: {Type: 'AWS::IAM::Role', Properties: {PermissionsBoundary: 'arn:aws:iam::123456789012:policy/b'}}",
            new: "Role: {Type: 'AWS::IAM::Role'}",
            ["widened app/Role: permissions boundary on arn:aws:iam::123456789012:policy/b"]),
        RightsCase(
            "another permissions boundary",
            old: "Role: {Type: 'AWS::IAM::Role', Properties: {PermissionsBoundary: 'arn:aws:iam::123456789012:policy/b'}}",
            new: "Role: {Type: 'AWS::IAM::Role', Properties: {PermissionsBoundary: 'arn:aws:iam::123456789012:policy/c'}}",
            ["unknown app/Role: permissions boundary on arn:aws:iam::123456789012:policy/c"]),
    ]

    private static let resources = [
        RightsCase(
            "a resource more", send, "Effect: Allow, Action: 'sqs:SendMessage', Resource: [!GetAtt Queue.Arn, !GetAtt Other.Arn]",
            ["widened app/Role: sqs:SendMessage on app/Other"]),
        RightsCase(
            "all of a kind", send, "Effect: Allow, Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*:*:*'",
            ["widened app/Role: sqs:SendMessage on arn:aws:sqs:*:*:*"]),
        RightsCase(
            "a prefix less", "Effect: Allow, Action: 's3:GetObject', Resource: !Sub '${Bucket.Arn}/*'",
            "Effect: Allow, Action: 's3:GetObject', Resource: !Sub '${Bucket.Arn}/raw/*'",
            ["narrowed app/Role: s3:GetObject on app/Bucket/*"]),
        RightsCase(
            "a prefix for another", "Effect: Allow, Action: 's3:GetObject', Resource: !Sub 'arn:aws:s3:::x-${AWS::AccountId}/a/*'",
            "Effect: Allow, Action: 's3:GetObject', Resource: !Sub 'arn:aws:s3:::x-${AWS::AccountId}/b/*'",
            [
                "gained app/Role: s3:GetObject on arn:aws:s3:::x-${AWS::AccountId}/b/*",
                "lost app/Role: s3:GetObject on arn:aws:s3:::x-${AWS::AccountId}/a/*",
            ]),
        RightsCase(
            "an account that may be this one", "Effect: Allow, Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-3:123456789012:x'",
            "Effect: Allow, Action: 'sqs:SendMessage', Resource: !Sub 'arn:aws:sqs:eu-west-3:${AWS::AccountId}:x'",
            [
                "unknown app/Role: sqs:SendMessage on arn:aws:sqs:eu-west-3:${AWS::AccountId}:x, arn:aws:sqs:eu-west-3:123456789012:x"
            ]),
    ]

    private static let conditions = [
        RightsCase(
            "one that comes", send, send + ", Condition: {StringEquals: {'aws:SourceVpc': vpc-1}}",
            [#"narrowed app/Role: sqs:SendMessage on app/Queue if {"StringEquals":{"aws:SourceVpc":"vpc-1"}}"#]),
        RightsCase(
            "a value more", send + ", Condition: {StringEquals: {'aws:SourceVpc': vpc-1}}",
            send + ", Condition: {StringEquals: {'aws:SourceVpc': [vpc-1, vpc-2]}}",
            [#"widened app/Role: sqs:SendMessage on app/Queue if {"StringEquals":{"aws:SourceVpc":["vpc-1","vpc-2"]}}"#]),
        RightsCase(
            "a value more that it must not have", send + ", Condition: {StringNotEquals: {'aws:SourceVpc': vpc-1}}",
            send + ", Condition: {StringNotEquals: {'aws:SourceVpc': [vpc-1, vpc-2]}}",
            [#"narrowed app/Role: sqs:SendMessage on app/Queue if {"StringNotEquals":{"aws:SourceVpc":["vpc-1","vpc-2"]}}"#]),
        RightsCase(
            "a wider pattern", send + ", Condition: {StringLike: {'s3:prefix': 'raw/a/*'}}",
            send + ", Condition: {StringLike: {'s3:Prefix': 'raw/*'}}",
            [#"widened app/Role: sqs:SendMessage on app/Queue if {"StringLike":{"s3:Prefix":"raw/*"}}"#]),
        RightsCase(
            "another value", send + ", Condition: {StringEquals: {'aws:SourceVpc': vpc-1}}",
            send + ", Condition: {StringEquals: {'aws:SourceVpc': vpc-2}}",
            [#"unknown app/Role: sqs:SendMessage on app/Queue if {"StringEquals":{"aws:SourceVpc":"vpc-2"}}"#]),
    ]

    private static let denials = [
        RightsCase(
            "one that comes", "Effect: Allow, Action: 's3:*', Resource: '*'",
            "Effect: Allow, Action: 's3:*', Resource: '*'\nEffect: Deny, Action: 's3:Delete*', Resource: '*'",
            ["narrowed app/Role: not s3:Delete* on *"]),
        RightsCase(
            "one of fewer actions", "Effect: Deny, Action: 's3:*', Resource: '*'", "Effect: Deny, Action: 's3:Delete*', Resource: '*'",
            ["widened app/Role: not s3:* on *"]),
        RightsCase(
            "what is denied is not gained", "Effect: Deny, Action: 'sqs:*', Resource: '*'",
            "Effect: Deny, Action: 'sqs:*', Resource: '*'\n" + send, []),
        RightsCase(
            "with the queue that it protects", old: role,
            new: """
                \(role)
                Queue: {Type: 'AWS::SQS::Queue'}
                P:
                  Type: AWS::SQS::QueuePolicy
                  Properties:
                    Queues: [!Ref Queue]
                    PolicyDocument: {Statement: [{Effect: Deny, Principal: '*', Action: 'sqs:*', Resource: !GetAtt Queue.Arn}]}
                """, []),
    ]

    private static let inversions = [
        RightsCase(
            "equal", "Effect: Allow, NotAction: 'iam:*', Resource: '*'", "Sid: A, Effect: Allow, NotAction: ['iam:*'], Resource: ['*']", []),
        RightsCase(
            "an action that one had", "Effect: Allow, NotAction: 'iam:*', Resource: '*'",
            "Effect: Allow, NotAction: 'iam:*', Resource: '*'\n" + send, []),
        RightsCase(
            "an action that one had not", "Effect: Allow, NotAction: 'iam:*', Resource: '*'",
            "Effect: Allow, NotAction: 'iam:*', Resource: '*'\nEffect: Allow, Action: 'iam:PassRole', Resource: '*'",
            ["gained app/Role: iam:PassRole on *"]),
        RightsCase(
            "another exception", "Effect: Allow, NotAction: 'iam:*', Resource: '*'", "Effect: Allow, NotAction: 'kms:*', Resource: '*'",
            ["unknown app/Role: all but kms:* on *"]),
    ]

    private static let principals = [
        RightsCase(
            "everybody instead of one", old: bucket("{AWS: !GetAtt Role.Arn}"), new: bucket("'*'"),
            ["gained *: s3:GetObject on app/Bucket/*"]),
        RightsCase(
            "a service that takes a role", old: role,
            new: """
                Role:
                  Type: AWS::IAM::Role
                  Properties:
                    AssumeRolePolicyDocument:
                      Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}
                """, ["gained lambda.amazonaws.com: sts:AssumeRole on app/Role"]),
        RightsCase(
            "all but one", old: bucket("{AWS: !GetAtt Role.Arn}"),
            new: bucket("{AWS: !GetAtt Role.Arn}").replacing("Principal", "NotPrincipal"),
            ["unknown all but app/Role: s3:GetObject on app/Bucket/*", "lost app/Role: s3:GetObject on app/Bucket/*"]),
    ]

    private static func bucket(_ principal: String) -> String {
        """
        \(role)
        Bucket: {Type: 'AWS::S3::Bucket'}
        P:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: !Ref Bucket
            PolicyDocument:
              Statement: [{Effect: Allow, Principal: \(principal), Action: 's3:GetObject', Resource: !Sub '${Bucket.Arn}/*'}]
        """
    }
}

extension String {
    func replacing(_ old: String, _ new: String) -> String {
        split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}
