import TemplateReading

extension Rule {
    static let cacheEngine = Rule(
        "cache-engine", "A serverless cache has an engine that ElastiCache runs.",
        reason: "ElastiCache refuses the cache; the published schema takes any text.",
        url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html",
        refused: "Cache: {Type: 'AWS::ElastiCache::ServerlessCache', Properties: {ServerlessCacheName: a, Engine: rediss}}",
        accepted: "Cache: {Type: 'AWS::ElastiCache::ServerlessCache', Properties: {ServerlessCacheName: a, Engine: redis}}"
    ) { template, breaches in
        let engines = ["memcached", "redis", "valkey"]
        for cache in template.resources(of: "AWS::ElastiCache::ServerlessCache") {
            guard let engine = template.certainText(cache.properties["Engine"]), !engines.contains(engine.lowercased()) else { continue }
            breaches.add("there is no engine \(engine)", in: cache, at: "Engine", remedy: "take one of \(engines.joined(separator: ", "))")
        }
    }
}
