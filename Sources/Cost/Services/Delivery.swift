extension Services {
    static var delivery: [Pricing] {
        [
            // <https://aws.amazon.com/api-gateway/pricing/>
            Pricing("AWS::ApiGateway::RestApi") { cost in cost.used("requests", "apigw.rest.request", "monthly_requests") },
            Pricing("AWS::ApiGateway::Stage") { cost in
                guard let isCached = cost.flag(cost.properties["CacheClusterEnabled"], orDefault: false) else {
                    return cost.unknown(.fixed, "cache", Estimator.unclear)
                }
                guard isCached else { return }
                guard let size = cost.template.certain(cost.properties["CacheClusterSize"])?.scalarText else {
                    return cost.unknown(.fixed, "cache", Estimator.unclear)
                }
                cost.hourly("cache of \(size) GB", "apigw.cache.\(size)")
            },
            Pricing("AWS::ApiGatewayV2::Api") { cost in
                let isSocket = cost.template.certainText(cost.properties["ProtocolType"]) == "WEBSOCKET"
                cost.used("requests", isSocket ? "apigw.websocket.message" : "apigw.http.request", "monthly_requests")
            },
            // <https://aws.amazon.com/cloudfront/pricing/>
            Pricing("AWS::CloudFront::Distribution") { cost in
                cost.used("data to the internet, Europe", "cloudfront.eu.data_out", "monthly_data_transfer_to_internet_gb")
                cost.used("HTTPS requests, Europe", "cloudfront.eu.https", "monthly_https_requests")
            },
            Pricing("AWS::CloudFront::Function") { cost in
                cost.used("invocations", "cloudfront.function.invocation", "monthly_requests")
            },
            // <https://aws.amazon.com/waf/pricing/>
            Pricing("AWS::WAFv2::WebACL") { cost in
                cost.fixed("web ACL", "waf.web_acl", 1)
                let rules = cost.template.certainElements(cost.properties["Rules"])?.count
                cost.fixed("rules", "waf.rule", cost.properties["Rules"] == nil ? 0 : rules.map(Double.init))
                cost.used("requests", "waf.request", "monthly_requests")
            },
        ]
    }
}
