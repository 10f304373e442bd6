import Loom

/// The Angular application behind CloudFront (A18).
struct FrontendStack: Stack {
    let description = "Novialoom: frontend"

    let site: Website

    init(_ plan: Plan) {
        site = Website(
            domain: plan.domain, calls: ["https://*.execute-api.eu-west-3.amazonaws.com"],
            // Angular loads its styles by `onload="this.media='all'"`, whose hash this is.
            running: ["'unsafe-hashes'", "'sha256-MhtPZXr7+LpJUY5qtMutB+qWfQtMaPccfe7QXtCcEYc='"], removal: plan.removal)
    }

    var outputs: [StackOutput] {
        [
            StackOutput("SiteUrl", site.url, "Where the frontend is reached"),
            StackOutput("SiteBucket", site.bucketName, "Where the frontend's files go"),
            StackOutput("SiteDistribution", site.distributionID, "What is invalidated after an upload"),
        ]
    }
}
