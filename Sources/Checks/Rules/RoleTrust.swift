import TemplateReading

extension Rule {
    static let roleTrust = Rule(
        "role-trust", "A role trusts the service that takes it.",
        reason: """
            The service tries the role when the resource is created, and refuses it: "The role defined for the function cannot be \
            assumed by Lambda".
            """,
        url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html",
        refused: example(service: "ecs-tasks"), accepted: example(service: "lambda")
    ) { template, breaches in
        ServiceTrust.check(ServiceTrust.tried, template, &breaches)
    }

    private static func example(service: String) -> String {
        """
        \(trustingRole(service: service))
        Function:
          Type: AWS::Lambda::Function
          Properties: {Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, Role: !GetAtt Role.Arn}
        """
    }

    static func trustingRole(service: String) -> String {
        """
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Principal: {Service: \(service).amazonaws.com}, Action: 'sts:AssumeRole'}]}
        """
    }
}
