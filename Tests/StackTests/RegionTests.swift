import Loom
import LoomTesting
import NovialoomStacks
import Testing

@Suite struct RegionTests {
    @Test("A3: everything is deployed to eu-west-3", arguments: Environment.allCases)
    func region(of environment: Environment) {
        for stack in Deployment.of(environment).app.stacks { #expect(stack.region.rawValue == "eu-west-3") }
    }

    struct Site: Stack {
        let description = "A site with a domain of its own"
        let site: Website
    }

    struct Sites: App {
        static let name = "test"
        static let sources = "Tests/StackTests"
        static let region = Region.paris
        var paris: Site
        var virginia: Site

        init(_ environment: Environment, release: Release) {
            let certificate = { (region: String) in "arn:aws:acm:\(region):123456789012:certificate/1" }
            paris = Site(site: Website(domain: .init("a.example.com", certificateARN: certificate("eu-west-3")), calls: []))
            virginia = Site(site: Website(domain: .init("b.example.com", certificateARN: certificate("us-east-1")), calls: []))
        }
    }

    @Test("A3: CloudFront's certificate, and it alone, must lie in us-east-1")
    func certificate() {
        let app = Deployment(of: Sites.self, in: .dev).app
        #expect(app.findings.map { "\($0.stack ?? ""): \($0.rule)" } == ["paris: certificate-region"])
        #expect(app.stacks.map(\.region) == [.paris, .paris])
    }
}
