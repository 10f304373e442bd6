@testable import Checks

/// What is a secret, and what only looks like one. None of them was ever one: those with a shape are put together here.
extension RuleCases {
    private static func variables(_ variables: String) -> String {
        "Function: {Type: 'AWS::Lambda::Function', Properties: {Environment: {Variables: {\(variables)}}}}"
    }

    private static func parameter(_ name: String, _ parameter: String) -> String {
        """
        Parameters: {\(name): {\(parameter)}}
        Resources:
          Database: {Type: 'AWS::RDS::DBInstance', Properties: {MasterUserPassword: !Ref \(name), DBName: !Ref Other}}
        """
    }

    private static func unread(_ name: String, _ parameter: String) -> String {
        "Parameters: {\(name): {\(parameter)}}\nResources: {}"
    }

    private static func shaped(_ start: String, _ count: Int) -> String { start + String(repeating: "Q7", count: count / 2) }

    static let secrets = [
        refused("plaintext-secret", "Database: {Type: 'AWS::RDS::DBInstance', Properties: {MasterUserPassword: rosebud}}"),
        refused("plaintext-secret", "Database: {Type: 'AWS::RDS::DBInstance', Properties: {MasterUserPassword: 12345678}}"),
        refused("plaintext-secret", "Database: {Type: 'AWS::RDS::DBInstance', Properties: {MasterUserPassword: !If [A, !Ref B, rosebud]}}"),
        accepted("plaintext-secret", "Database: {Type: 'AWS::RDS::DBInstance', Properties: {MasterUserPassword: !Ref B}}"),
        accepted("plaintext-secret", "Database: {Type: 'AWS::RDS::DBInstance', Properties: {MasterUserPassword: ''}}"),
        accepted(
            "plaintext-secret",
            "Database: {Type: 'AWS::RDS::DBInstance', Properties: {MasterUserPassword: !Join ['', ['{{resolve:secretsmanager:', !Ref S, ':SecretString:password}}']]}}"
        ),
        accepted(
            "plaintext-secret",
            "Database: {Type: 'AWS::RDS::DBInstance', Properties: {MasterUserPassword: !Sub '{{resolve:secretsmanager:${S}:SecretString:password}}', ManageMasterUserPassword: true}}"
        ),
        accepted("plaintext-secret", "Group: {Type: 'AWS::RDS::DBParameterGroup', Properties: {Parameters: {old_passwords: '1'}}}"),
        refused("plaintext-secret", "User: {Type: 'AWS::ElastiCache::User', Properties: {Passwords: [rosebud-and-more]}}"),
        refused("plaintext-secret", "Secret: {Type: 'AWS::SecretsManager::Secret', Properties: {SecretString: rosebud}}"),
        refused(
            "plaintext-secret", "Value: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Name: /mail/password, Value: rosebud}}"),
        accepted("plaintext-secret", "Value: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Name: /mail/host, Value: rosebud}}"),
        accepted(
            "plaintext-secret", "Pool: {Type: 'AWS::Cognito::UserPool', Properties: {Policies: {PasswordPolicy: {MinimumLength: 12}}}}"),
        refused("plaintext-secret", variables("DB_PASSWORD: rosebud")), refused("plaintext-secret", variables("API_TOKEN: rosebud")),
        refused("plaintext-secret", variables("STRIPE_API_KEY: rosebud")), refused("plaintext-secret", variables("JWT_SECRET: rosebud")),
        refused("plaintext-secret", variables("dbPassword: rosebud")), refused("plaintext-secret", variables("PGPASSWORD: rosebud")),
        refused("plaintext-secret", variables("SMTP_PASS: rosebud")), accepted("plaintext-secret", variables("SECOND_PASS: fast")),
        refused("plaintext-secret", variables("CONNECTION: 'Server=db;Password=rosebud;Port=1'")),
        accepted("plaintext-secret", variables("COMMAND: 'set --password=$PASSWORD --pwd=off --password=read(file)'")),
        refused("plaintext-secret", variables("STRIPE_SECRET: '\(shaped("a", 30))'")),
        accepted("plaintext-secret", variables("GEMINI_SECRET: novialoom-gemini-prod")),
        accepted("plaintext-secret", variables("DB_PASSWORD: 'arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-AbCdEf'")),
        accepted("plaintext-secret", variables("DB_SECRET_ARN: rosebud, PASSWORD_LENGTH: '12', TOKEN_URL: 'https://example.com/token'")),
        accepted(
            "plaintext-secret", variables("API_TOKEN: /shop/stripe/token, API_KEY: prod/stripe, TOKEN: '3600', USE_PASSWORD: 'false'")),
        accepted("plaintext-secret", variables("DB_PASSWORD: '{{resolve:ssm-secure:/db/password}}'")),
        refused(
            "plaintext-secret",
            "Task: {Type: 'AWS::ECS::TaskDefinition', Properties: {ContainerDefinitions: [{Environment: [{Name: DB_PASSWORD, Value: rosebud}]}]}}"
        ),
        accepted(
            "plaintext-secret",
            "Task: {Type: 'AWS::ECS::TaskDefinition', Properties: {ContainerDefinitions: [{Secrets: [{Name: DB_PASSWORD, ValueFrom: rosebud}]}]}}"
        ),
        accepted(
            "plaintext-secret",
            "Build: {Type: 'AWS::CodeBuild::Project', Properties: {Environment: {EnvironmentVariables: [{Name: TOKEN, Type: SECRETS_MANAGER, Value: token}]}}}"
        ),
        refused("plaintext-secret", variables("SETTING: '\(shaped("AKIA", 16))'")),
        refused("plaintext-secret", variables("SETTING: 'use \(shaped("ghp_", 36)) here'")),
        accepted("plaintext-secret", variables("SETTING: '\("AKIA" + "IOSFODNN7" + "EXAMPLE")'")),
        accepted("plaintext-secret", variables("SETTING: '\(shaped("AKIA", 20))'")),
        refused("plaintext-secret", variables("DATABASE_URL: 'postgres://shop:rosebud@db.example.com/shop'")),
        accepted("plaintext-secret", variables("DATABASE_URL: 'postgres://shop@db.example.com:5432/shop', URL: 'https://a.b:443/x@y'")),
        accepted("plaintext-secret", variables("DATABASE_URL: !Sub 'postgres://shop:${Password}@db.example.com/shop'")),
        refused("plaintext-secret", variables("CERT: '-----BEGIN \("PRIVATE") KEY----- \(shaped("", 80))'")),
        accepted("plaintext-secret", variables("CERT: '-----BEGIN CERTIFICATE----- \(shaped("", 80))'")),
        refused("plaintext-secret", unread("DBPassword", "Type: String, NoEcho: true, Default: rosebud")),
        refused("plaintext-secret", unread("Setting", "Type: String, Default: '\(shaped("AKIA", 16))'")),
        accepted("plaintext-secret", unread("DBPassword", "Type: String, NoEcho: true, Default: ''")),
        accepted("plaintext-secret", unread("DBPassword", "Type: 'AWS::SSM::Parameter::Value<String>', Default: rosebud")),
        refused("secret-parameter", unread("GitHubToken", "Type: String")),
        refused("secret-parameter", parameter("Given", "Type: String, NoEcho: false")),
        accepted("secret-parameter", parameter("Given", "Type: String, NoEcho: 'true'")),
        accepted("secret-parameter", unread("PasswordLength", "Type: String")),
        accepted("secret-parameter", unread("SecretName", "Type: String")),
        accepted("secret-parameter", unread("ManagePassword", "Type: String, AllowedValues: ['true', 'false']")),
        accepted("secret-parameter", unread("ApiKey", "Type: String, Default: /shop/api/key")),
        refused("secret-output", shown("Metadata: {Init: {Files: [!Sub 'password=${Given}']}}")),
        accepted("secret-output", shown("Properties: {DBName: !Ref Given}")),
        accepted("secret-output", shown("Metadata: {Name: !Ref Other}")),
    ]

    private static func shown(_ members: String) -> String {
        """
        Parameters: {Given: {Type: String, NoEcho: true}, Other: {Type: String}}
        Resources:
          Store: {Type: 'AWS::RDS::DBInstance', \(members)}
        """
    }
}
