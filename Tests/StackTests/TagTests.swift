import Documents
import LoomTesting
import NovialoomStacks
import Registry
import Testing

@Suite struct TagTests {
    @Test("every resource that takes tags says whose it is", arguments: Environment.allCases)
    func tags(in environment: Environment) {
        var count = 0
        for resource in Deployment.of(environment).resources {
            guard let tagging = ResourceRegistry.tagging(of: resource.type), tagging.onCreate else { continue }
            count += 1
            let tags = resource[tagging.property.names.joined(separator: "/")]
            let value = { (key: String) -> String? in
                tags?[key]?.string
                    ?? tags?.array?.first { $0["Key"]?.string ?? $0["key"]?.string == key }.flatMap {
                        $0["Value"]?.string ?? $0["value"]?.string
                    }
            }
            #expect(value("app") == "novialoom", "\(resource.id)")
            #expect(value("env") == environment.rawValue, "\(resource.id)")
            #expect(value("stack") == resource.stack, "\(resource.id)")
            #expect(value("service")?.isEmpty == false, "\(resource.id)")
            #expect(value("owner") == "novialoom", "\(resource.id)")
        }
        #expect(count > 10)
    }
}
