import Documents
import TemplateReading

extension Rule {
    static let secretParameter = Rule(
        "secret-parameter", "A parameter that carries a secret does not show it.", severity: .warning,
        reason:
            "Without NoEcho, everybody who may look at the stack reads the value in the console, in its events, and by the command line.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
        refused: example(echo: ""), accepted: example(echo: ", NoEcho: true")
    ) { template, breaches in
        let candidates = template.parameters.filter { _, parameter in
            template.certainFlag(parameter["NoEcho"]) != true && parameter["Type"]?.string == "String" && parameter["AllowedValues"] == nil
        }
        guard !candidates.isEmpty else { return }
        let read = Set(
            template.references.compactMap { reference in
                // A list or a function between the property and the reference changes nothing.
                let property = reference.path.last { !$0.hasPrefix("Fn::") && Int($0) == nil }
                return property.map(SecretName.isProperty) == true ? reference.parameterName : nil
            })
        for (name, parameter) in candidates {
            let isSecret: Bool =
                switch SecretName(name) {
                case .password, .token: !isName(parameter)
                case .secret, nil: false
                }
            guard isSecret || read.contains(name) else { continue }
            breaches.add("it carries a secret, and shows it", at: ["Parameters", name], remedy: "add NoEcho: true")
        }
    }

    /// Whether its default says that it is the name of a secret and not the secret.
    private static func isName(_ parameter: JSON) -> Bool {
        guard let value = parameter["Default"]?.string, !value.isEmpty else { return false }
        return !SecretValue.isSecret(value, .token)
    }

    private static func example(echo: String) -> String {
        """
        Parameters:
          MailPassword: {Type: String\(echo)}
        Resources:
          Broker:
            Type: AWS::AmazonMQ::Broker
            Properties:
              BrokerName: mail
              DeploymentMode: SINGLE_INSTANCE
              EngineType: RABBITMQ
              HostInstanceType: mq.m5.large
              PubliclyAccessible: false
              Users: [{Username: mail, Password: !Ref MailPassword}]
        """
    }
}
