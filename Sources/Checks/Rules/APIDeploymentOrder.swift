import TemplateReading

extension Rule {
    static let apiDeploymentOrder = Rule(
        "api-deployment-order", "A deployment of a REST API waits for the API's methods.", severity: .warning,
        reason: """
            A deployment holds what is there when it is made. Made at the same time as the methods it fails, or leaves some of them out \
            without a word.
            """,
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html",
        refused: restDeploymentExample(dependsOn: nil), accepted: restDeploymentExample(dependsOn: "Method")
    ) { template, breaches in
        for (deployment, api, methods) in template.restDeployments where !methods.isEmpty {
            let awaited = template.dependencies.all(of: deployment.logicalID)
            let missing = methods.filter { !awaited.contains($0.logicalID) }.map(\.logicalID)
            guard !missing.isEmpty else { continue }
            breaches.add(
                "the deployment of \(api.logicalID) does not wait for \(SchemaCheck.list(missing, most: 5))",
                at: ["Resources", deployment.logicalID], remedy: "name \(missing.count == 1 ? "it" : "them") under DependsOn")
        }
    }
}
