import Documents
import TemplateReading
import Testing

@testable import Cost

@Suite struct EstimateTests {
    func estimate(_ prices: String = "{}", usage: String = "{}") throws -> Estimate {
        let root = try JSON(
            parsing: Array(
                """
                {"Resources": {
                    "Gateway": {"Type": "AWS::EC2::NatGateway"}, "Key": {"Type": "AWS::KMS::Key"}, "Role": {"Type": "AWS::IAM::Role"},
                    "Queue": {"Type": "AWS::SQS::Queue"}}}
                """.utf8))
        let stack = StackView(name: "app", stackName: "app-test", template: TemplateView(root, region: "eu-west-3"))
        var list = PriceList.embedded()
        #expect(try list.add(JSON(parsing: Array(prices.utf8))).isEmpty)
        var findings: [Finding] = []
        let usage = try Usage(JSON(parsing: Array(usage.utf8)), below: [], findings: &findings)
        return Estimate(of: EnvironmentView([stack]), region: "eu-west-3", prices: list, usage: usage)
    }

    @Test func `the three columns are never mixed`() throws {
        let estimate = try estimate(usage: #"{"resource_type_default_usage": {"AWS::SQS::Queue": {"monthly_requests": 5000000}}}"#)
        #expect(estimate.totalFixed == 36.5 && Amount.dollars(estimate.totalUsage) == "2.00")
        #expect(estimate.unknown.map(\.cost.what) == ["data through it", "key", "requests"])
        let json = estimate.json
        #expect(json["totalMonthlyFixed"] == .decimal("36.5") && json["pricesAsOf"] == "2026-09-07")
        let resources = try #require(json["resources"]?.array)
        // Of the gateway the fixed part is known, of the key none is; the role costs nothing, and that is known.
        #expect(resources.map { $0["fixed"] } == [.decimal("36.5"), .null, .decimal("0"), .decimal("0")])
        #expect(resources[2]["lines"] == [])
        #expect(json["unknown"]?[1]?["elsewhere"] == ["region": "us-east-1", "monthly": .decimal("1")])
        #expect(json["unknown"]?[1]?["reason"] == "no price for eu-west-3")
    }

    @Test func `prices and discounts of one's own go before those that came with the program`() throws {
        let own = try estimate(
            """
            {"prices": [{"key": "kms.key", "region": "eu-west-3", "usd": 100, "per": 100, "unit": "key-month", "date": "2026-11-01"}],
             "discounts": {"nat.": 0.1}}
            """)
        #expect(Amount.dollars(own.totalFixed) == "33.85")
    }

    @Test(arguments: [
        #"{"prices": [{"key": "a"}]}"#, #"{"prices": [{"key": "a", "region": "b", "unit": "c", "usd": -1}]}"#,
        #"{"prices": [{"key": "a", "region": "b", "unit": "c", "usd": 1, "per": 0}]}"#, #"{"discounts": {"nat.": 2}}"#,
        #"{"prices": [{"key": "a", "region": "b", "unit": "c", "usd": 1e400}]}"#,
        #"{"prices": [{"key": "a", "region": "b", "unit": "c", "usd": "1"}]}"#,
        #"{"prices": [{"key": "a", "region": "b", "unit": "c", "usd": 1e8, "per": 1e-9}]}"#,
        #"{"prices": [{"key": "a", "region": "b", "unit": "c", "usd": 1, "date": "last week"}]}"#,
        #"{"prices": [{"key": "nat.hour", "region": "eu-west-3", "unit": "GB", "usd": 1}]}"#,
        #"{"prices": [{"key": "a", "region": "b", "unit": "c", "usd": 1}, {"key": "a", "region": "b", "unit": "c", "usd": 2}]}"#,
        #"{"prices": {}}"#, #"{"discounts": []}"#, #"{"discounts": {"nat.": "30 %"}}"#, #"{"discounts": {"nothing.": 0.1}}"#,
        #"{"price": []}"#,
        #"{"currency": "EUR"}"#, "[]", "1",
    ])
    func `a wrong price is refused`(document: String) throws {
        var list = PriceList.embedded()
        #expect(try list.add(JSON(parsing: Array(document.utf8))).map(\.rule) == ["price-file"])
    }

    @Test func `a price without a day and a source is told without them`() throws {
        let own = try estimate(#"{"prices": [{"key": "nat.hour", "region": "eu-west-3", "usd": 1, "unit": "hour"}]}"#)
        #expect(own.pricesAsOf == nil && own.json["resources"]?[0]?["lines"]?[0]?["source"] == "")
    }

    @Test func `what the usage file says of nothing is told`() throws {
        let estimate = try estimate(
            usage: """
                {"resource_usage": {"app/Queue": {"monthly_request": 1, "monthly_requests": 2}, "app/Queu": {"monthly_requests": 1, "a": 2}},
                 "resource_type_default_usage": {"AWS::SQS::Queue": {"requests": 1}, "AWS::SQS::Queues": {"a": 1}, "AWS::S3::Bucket": {"b": 1},
                                                 "AWS::IAM::Role": {"c": 1}}}
                """)
        #expect(
            estimate.findings.map { "\($0.path?.description ?? ""): \($0.message)\($0.advice)" } == [
                "/resource_usage/app~1Queue/monthly_request: app/Queue is not paid by monthly_request; it is paid by monthly_requests",
                "/resource_usage/app~1Queu/monthly_requests: there is no resource app/Queu",
                "/resource_type_default_usage/AWS::SQS::Queue/requests: AWS::SQS::Queue is not paid by requests; it is paid by monthly_requests",
                "/resource_type_default_usage/AWS::SQS::Queues/a: AWS::SQS::Queues is paid by no use that is known",
                "/resource_type_default_usage/AWS::IAM::Role/c: AWS::IAM::Role is not paid by c",
            ])
    }

    @Test(arguments: [
        #"{"resources": {}}"#, #"{"resource_usage": {"a": {"b": -1}}}"#, #"{"resource_usage": {"a": {"b": "c"}}}"#, "5", "[]",
        #"{"resource_usage": []}"#, #"{"resource_usage": {"a": 5}}"#, #"{"resource_usage": {"a": {"b": 1e16}}}"#,
        #"{"resource_usage": {"a": {"b": 1e999}}}"#, #"{"resource_usage": {"a": {"b": {"c": 1}}}}"#,
    ])
    func `a wrong usage is refused`(document: String) throws {
        var findings: [Finding] = []
        _ = try Usage(JSON(parsing: Array(document.utf8)), below: ["prod"], findings: &findings)
        #expect(findings.map(\.rule) == ["usage-file"])
    }

    @Test func `prices that came with the program are told with their region`() {
        let data = PriceList.embedded()
        guard case .known(let gateway) = data.quote("nat.hour", in: "eu-west-3") else {
            Issue.record("a gateway's price is known")
            return
        }
        #expect(gateway.amount == 0.05 && gateway.unit == "hour" && !gateway.source.isEmpty)
        guard case .elsewhere(let price) = data.quote("kms.key", in: "eu-west-3") else {
            Issue.record("a key's price is known for another region only")
            return
        }
        #expect(price.region == "us-east-1" && price.amount == 1)
        #expect(data.quote("nothing", in: "eu-west-3") == .unknown)
    }
}
