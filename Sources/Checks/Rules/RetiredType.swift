import Registry
import TemplateReading

extension Rule {
    static let retiredType = Rule(
        "retired-type", "A resource is of a service that still runs.",
        reason: "AWS has shut the service down: nothing of it can be created any more.",
        url: "https://docs.aws.amazon.com/general/latest/gr/full_shutdown_services.html",
        refused: example("AWS::CodeStar::GitHubRepository", "RepositoryName: a, RepositoryOwner: b"),
        accepted: example("AWS::CodeCommit::Repository", "RepositoryName: a")
    ) { template, breaches in
        for resource in template.resources {
            guard let lifecycle = template.schema(of: resource.type)?.lifecycle, lifecycle.status == "shutdown" else { continue }
            breaches.add(
                "the service of \(resource.type) was shut down\(lifecycle.date.map { " on \($0)" } ?? "")",
                at: ["Resources", resource.logicalID, "Type"])
        }
    }

    private static func example(_ type: String, _ properties: String) -> String { "Code: {Type: '\(type)', Properties: {\(properties)}}" }
}
