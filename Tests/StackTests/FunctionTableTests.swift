import AWS
import LoomTesting
import NovialoomStacks
import Testing

@Suite struct FunctionTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var service: String
        var source: String
        var megabytes: Int
        var seconds: Int
        var testDescription: String { service }

        init(_ service: String, _ source: String, _ megabytes: Int, _ seconds: Int) {
            self.service = service
            self.source = source
            self.megabytes = megabytes
            self.seconds = seconds
        }
    }

    static let table = [
        //   service        source                  MB   s
        Row("core", "core-service/", 512, 60),
        Row("theme", "theme-service/", 256, 30),
        Row("captation", "captation-service/", 512, 120),
        Row("analysis", "analysis-service/", 1024, 300),
        Row("order", "order-service/", 256, 30),
        Row("client", "client-mgmt-service/", 256, 30),
        Row("gateway-b2b", "b2b-gateway/", 256, 30),
        Row("gateway-b2c", "b2c-gateway/", 256, 30),
    ]

    @Test("A6: each function has the memory, timeout and source of the table", arguments: table, Environment.systems)
    func row(_ row: Row, in environment: Environment) {
        Deployment.of(environment).expect(
            Lambda.Function.self,
            [
                "FunctionName": "novialoom-\(row.service)-\(environment.rawValue)", "MemorySize": .init(row.megabytes),
                "Timeout": .init(row.seconds), "PackageType": "Image",
            ])
        #expect(NovialoomApp.services.first { $0.name == row.service }?.source == row.source)
    }

    @Test("A6: there is no function beside those of the table", arguments: Environment.systems)
    func nothingElse(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let services = deployment.all("AWS::Lambda::Function").compactMap { $0.text("FunctionName") }.map(deployment.service)
        #expect(services == Self.table.map(\.service))
    }
}
