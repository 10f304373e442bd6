import TemplateReading

extension Rule {
    static let secretOutput = Rule(
        "secret-output", "What a parameter does not echo, outputs and metadata do not show either.", severity: .warning,
        reason: """
            NoEcho hides a value where parameters are listed, and nowhere else: outputs and metadata show it in plain text to everybody \
            who may look at the stack.
            """,
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
        refused: example(shown: "!Ref MailPassword"), accepted: example(shown: "mail")
    ) { template, breaches in
        let hidden = template.parameters.filter { template.certainFlag($0.value["NoEcho"]) == true }.map(\.key)
        guard !hidden.isEmpty else { return }
        for reference in template.references {
            let isShown = reference.path[0] == "Outputs" || reference.path.count > 2 && reference.path[2] == "Metadata"
            guard isShown, let name = reference.parameterName, hidden.contains(name) else { continue }
            breaches.add(
                "it shows the value of \(name)", at: reference.path,
                remedy: "leave it out, or give the name of the secret from which whoever needs it reads it")
        }
    }

    private static func example(shown: String) -> String {
        """
        Parameters:
          MailPassword: {Type: String, NoEcho: true}
        Resources:
          Secret:
            Type: AWS::SecretsManager::Secret
            DeletionPolicy: Retain
            UpdateReplacePolicy: Retain
            Properties: {SecretString: !Ref MailPassword}
        Outputs:
          Login: {Value: \(shown)}
        """
    }
}
