import AWS
import LoomTesting
import Testing

/// What `docs/testing.md` shows: compiled, and not run, since half of it fails on purpose.
private func deployments() throws {
    // An app in one environment.
    let shop = Deployment(of: ShopApp.self, in: .prod)
    // A stack alone, in an app "test" with an environment "test".
    let data = Deployment(of: DataStack(removal: .retain))
    // Any template of the package, JSON or YAML; or one that stands in the test.
    let other = try Deployment(reading: "templates/other.yaml")
    let small = try Deployment(yaml: "Resources: {Jobs: {Type: AWS::SQS::Queue}}")
    _ = (shop, data, other, small)
}

private func expectations(of shop: Deployment, broken: Deployment) {
    let owned = TemplateRule("owner", on: "AWS::S3::Bucket") { $0.tag("owner") == nil ? "nobody owns it" : nil }
    let visible = TemplateRule("visibility", on: SQS.Queue.self, ["VisibilityTimeout": .within(60...)])

    // Synth and all rules of check, warnings and errors, but what is accepted.
    shop.expectNoFindings()
    shop.expectNoFindings(of: "queue-visibility", owned)
    // At these resources and at no other.
    broken.expectFindings(of: visible, at: "data.Mails")

    expectSnapshot(of: shop.stack("data"), named: "data-prod")
}
