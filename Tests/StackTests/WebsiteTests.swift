import Documents
import LoomTesting
import NovialoomStacks
import Testing

@Suite struct WebsiteTests {
    @Test("A18: the site is served by CloudFront from a bucket that it alone may read", arguments: Environment.systems)
    func origin(in environment: Environment) throws {
        let deployment = Deployment.of(environment)
        let origin = try #require(deployment["frontend.SiteDistribution"]?["DistributionConfig"]?["Origins"]?[0])
        #expect(origin["DomainName"] == ["Fn::GetAtt": ["SiteBucket", "RegionalDomainName"]])
        #expect(origin["OriginAccessControlId"] == ["Ref": "SiteOriginAccess"])
        let readers = deployment["frontend.SiteBucketPolicy"]?["PolicyDocument"]?["Statement"]?.array?.filter { $0["Effect"] == "Allow" }
        #expect(readers?.map { $0["Principal"] } == [["Service": "cloudfront.amazonaws.com"]])
        #expect(readers?.map { $0["Action"] } == ["s3:GetObject"])
        #expect(
            readers?.first?["Condition"]?["StringEquals"]?["aws:SourceArn"] == [
                "Fn::Sub": "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${SiteDistribution}"
            ])
    }

    @Test("A18: HTTPS only, with headers that keep browsers to it", arguments: Environment.systems)
    func security(in environment: Environment) throws {
        let deployment = Deployment.of(environment)
        let behavior = try #require(deployment["frontend.SiteDistribution"]?["DistributionConfig"]?["DefaultCacheBehavior"])
        #expect(behavior["ViewerProtocolPolicy"] == "redirect-to-https")
        #expect(behavior["ResponseHeadersPolicyId"] == ["Ref": "SiteSecurityHeaders"])
        let headers = deployment["frontend.SiteSecurityHeaders"]?["ResponseHeadersPolicyConfig"]?["SecurityHeadersConfig"]
        #expect(headers?["StrictTransportSecurity"]?["AccessControlMaxAgeSec"]?.integer == 31_536_000)
        #expect(headers?["ContentSecurityPolicy"] != nil)
    }

    @Test("A18: paths of the application get its page; missing files are missed", arguments: Environment.systems)
    func singlePage(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let distribution = deployment["frontend.SiteDistribution"]?["DistributionConfig"]
        #expect(
            distribution?["DefaultCacheBehavior"]?["FunctionAssociations"] == [
                ["EventType": "viewer-request", "FunctionARN": ["Fn::GetAtt": ["SiteRouter", "FunctionARN"]]]
            ])
        #expect(deployment["frontend.SiteRouter"]?.text("FunctionCode")?.contains("request.uri = '/index.html'") == true)
        #expect(distribution?["CustomErrorResponses"] == nil)
    }

    @Test("A18: the deploy step finds what it uploads to and what it invalidates", arguments: Environment.systems)
    func outputs(in environment: Environment) {
        let stacks = Deployment.of(environment).app.stacks
        #expect(stacks.first { $0.name == "frontend" }?.template.outputs.map(\.name) == ["SiteUrl", "SiteBucket", "SiteDistribution"])
        #expect(stacks.first { $0.name == "api" }?.template.outputs.map(\.name) == ["ApiUrl"])
    }
}
