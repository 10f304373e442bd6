import Documents
import TemporaryFiles
import Testing

@testable import Commands

/// D2: a pull request is read by many.
@Suite struct SecretsTests {
    private static func template(_ secret: String) -> String {
        """
        Parameters:
          Password: {Type: String, NoEcho: true, Default: default-\(secret)}
        Resources:
          Database:
            Type: AWS::RDS::DBInstance
            Properties:
              MasterUserPassword: master-\(secret)
              MasterUsername: {Ref: Password}
              DBParameterGroupName: "group-of-default-\(secret)"
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Environment: {Variables: {API_TOKEN: token-\(secret), SECRET_ARN: "arn:aws:x:\(secret)", KEY: "AKIA0000000000\(secret)"}}
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions: [{Name: a, Environment: [{Name: DB_PASSWORD, Value: env-\(secret)}, {Name: PLAIN, Value: plain-\(secret)}]}]
        """
    }

    @Test(arguments: ["text", "markdown", "json"])
    func `D2: no form shows a secret, and each shows that it changed`(format: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.template("ONE111"), to: "a.yaml")
        try folder.write(Self.template("TWO222"), to: "b.yaml")
        let run = Run(["diff", folder["a.yaml"], folder["b.yaml"], "--format", format])
        #expect(run.code == .success)
        for secret in ["ONE111", "TWO222"] {
            for start in ["default-", "master-", "token-", "env-", "AKIA0000000000"] {
                #expect(!run.output.contains(start + secret), "\(start)\(secret)")
            }
            #expect(run.output.contains("arn:aws:x:\(secret)"))
            #expect(run.output.contains("plain-\(secret)"))
        }
        for name in ["MasterUserPassword", "API_TOKEN", "DB_PASSWORD", "(not shown)"] { #expect(run.output.contains(name), "\(name)") }
    }

    @Test(arguments: [
        ("MasterUserPassword", true), ("API_KEY", true), ("clientSecret", true), ("GITHUB_TOKEN", true), ("DB-Password", true),
        ("SecretArn", false), ("PasswordLength", false), ("KeyId", false), ("TokenValidityUnits", false), ("QueueName", false),
    ])
    func `a name says whether its value is a secret`(name: String, isSecret: Bool) {
        #expect(Secrets.isSecret(name: name) == isSecret)
    }
}
