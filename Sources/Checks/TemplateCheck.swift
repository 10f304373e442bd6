import Documents
import Registry
import TemplateReading

/// Everything that is wrong with a template, whoever wrote it.
public struct TemplateCheck {
    /// The findings, with paths from the template's root and without a file: the caller knows where things stand.
    /// - Parameter region: where the template is deployed: `eu-west-3`.
    public static func findings(in template: JSON, region: String) -> [Finding] { findings(in: TemplateView(template, region: region)) }

    package static func findings(in view: TemplateView) -> [Finding] {
        var findings: [Finding] = []
        for rule in Rule.all {
            guard let check = rule.check else { continue }
            var breaches = Breaches(of: rule)
            check(view, &breaches)
            findings += breaches.findings
        }
        findings = (findings + schemaFindings(in: view)).map { $0.redacted(in: view) }
        return Acceptances(in: view).applied(to: findings)
    }

    private static func schemaFindings(in view: TemplateView) -> [Finding] {
        let check = ResourceCheck(template: view)
        return view.resources.flatMap { resource in
            check.problems(of: resource).map { problem in
                let rule = Rule.named(problem.rule.rawValue)
                return Finding(
                    problem.rule.rawValue, problem.message, severity: rule?.severity ?? (problem.rule == .discouraged ? .warning : .error),
                    logicalID: resource.logicalID,
                    path: JSONPointer(["Resources", resource.logicalID, "Properties"] + problem.path), remedy: problem.remedy,
                    url: rule?.url ?? documentation(of: resource.type))
            }
        }
    }

    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html>
    private static func documentation(of type: String) -> String? {
        guard type.hasPrefix("AWS::") else { return nil }
        let page = type.split(separator: ":").dropFirst().joined(separator: "-").lowercased()
        return "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-\(page).html"
    }
}
