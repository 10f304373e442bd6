import TemplateReading

extension RuleCases {
    private static func function(role: String, policies: String = "", more: String = "", trust: String = "Service: lambda.amazonaws.com")
        -> String
    {
        """
        Queue: {Type: 'AWS::SQS::Queue'}
        Role:
          Type: AWS::IAM::Role
          Properties:
            RoleName: worker
            AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Principal: {\(trust)}, Action: 'sts:AssumeRole'}]}
            \(policies)
        Function: {Type: 'AWS::Lambda::Function', Properties: {Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, Role: \(role)}}
        Source: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref Function}}
        \(more)
        """
    }

    private static func image(_ uri: String) -> String {
        """
        Function:
          Type: AWS::Lambda::Function
          Properties: {PackageType: Image, Code: {ImageUri: \(uri)}, Role: 'arn:aws:iam::123456789012:role/a'}
        """
    }

    private static let basic = "ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']"
    private static let right =
        "{Version: '2012-10-17', Statement: [{Effect: Allow, Action: ['sqs:Receive*', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], Resource: '*'}]}"

    /// A function and an alias by names, and a permission for either.
    private static func named(_ name: String, waitingFor dependency: String = "Nothing", alias: String = "orders") -> String {
        """
        Nothing: {Type: 'AWS::SNS::Topic'}
        Function:
          Type: AWS::Lambda::Function
          Properties:
            {FunctionName: orders, Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, Role: 'arn:aws:iam::123456789012:role/a'}
        Alias: {Type: 'AWS::Lambda::Alias', DependsOn: Function, Properties: {FunctionName: \(alias), FunctionVersion: '1', Name: live}}
        Permission:
          Type: AWS::Lambda::Permission
          DependsOn: \(dependency)
          Properties: {FunctionName: \(name), Action: 'lambda:InvokeFunction', Principal: events.amazonaws.com}
        """
    }

    static let functions = [
        refused("function-order", named("orders")),
        refused("function-order", named("'orders:live'", waitingFor: "Function")),
        refused(
            "function-order", named("!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders:live'", waitingFor: "Function")),
        refused("function-order", named("!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders'")),
        accepted(
            "function-order", named("!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders:live'", waitingFor: "Alias")),
        accepted("function-order", named("!Ref Function")),
        accepted("function-order", named("!Ref Alias")),
        accepted("function-order", named("!Sub '${Function}:live'")),
        accepted("function-order", named("others")),
        accepted("function-order", named("'others:live'")),
        accepted("function-order", named("!ImportValue orders")),
        refused("event-source-role", function(role: "!GetAtt Role.Arn")),
        refused("event-source-role", function(role: "!GetAtt Role.Arn", policies: basic)),
        // AWS's policy for queues, one that nobody here knows, and one of another stack.
        accepted(
            "event-source-role",
            function(
                role: "!GetAtt Role.Arn",
                policies: "ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole']")),
        accepted("event-source-role", function(role: "!GetAtt Role.Arn", policies: "ManagedPolicyArns: [!ImportValue policy]")),
        accepted("event-source-role", function(role: "!ImportValue role")),
        accepted(
            "event-source-role",
            function(
                role: "!GetAtt Role.Arn",
                more: "Policy: {Type: 'AWS::IAM::Policy', Properties: {Roles: [worker], PolicyName: a, PolicyDocument: \(right)}}")),
        accepted(
            "event-source-role",
            function(
                role: "!GetAtt Role.Arn",
                more: "Policy: {Type: 'AWS::IAM::RolePolicy', Properties: {RoleName: !Ref Role, PolicyName: a, PolicyDocument: \(right)}}")),
        accepted(
            "event-source-role",
            function(
                role: "!GetAtt Role.Arn",
                more: "Policy: {Type: 'AWS::IAM::ManagedPolicy', Properties: {Roles: [!Ref Role], PolicyDocument: \(right)}}")),
        accepted(
            "event-source-role",
            function(
                role: "!GetAtt Role.Arn",
                more:
                    "Policy: {Type: 'AWS::SQS::QueuePolicy', Properties: {Queues: [!Ref Queue], PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: 'sqs:*', Principal: {AWS: !GetAtt Role.Arn}, Resource: '*'}]}}}"
            )),
        refused("role-trust", function(role: "!GetAtt Role.Arn", trust: "Service: [edgelambda.amazonaws.com, ec2.amazonaws.com]")),
        accepted("role-trust", function(role: "!GetAtt Role.Arn", trust: "Service: !Sub 'lambda.${AWS::URLSuffix}'")),
        accepted("role-trust", function(role: "!GetAtt Role.Arn", trust: "AWS: '*'")),
        accepted("role-trust", function(role: "!GetAtt Role.Arn", trust: "Service: !ImportValue service")),
        refused("image-region", image("!Sub '${AWS::AccountId}.dkr.ecr.us-east-1.${AWS::URLSuffix}/a:1'")),
        refused("image-region", image("public.ecr.aws/lambda/python:3.12")),
        accepted("image-region", image("!Sub '${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/a:1'")),
        accepted("image-region", image("!ImportValue image")),
    ]
}
