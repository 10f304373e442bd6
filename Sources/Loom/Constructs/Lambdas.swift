import CloudFormationModel

/// A table of functions, one row a service.
public struct Lambdas<Service: RawRepresentable<String> & Hashable & Sendable>: Declaration {
    let functions: [Function<Service>]

    /// - Parameters:
    ///   - images: what the rows without a package run.
    ///   - subnets: where functions are placed that reach a database or cache.
    ///   - logging: how long their logs are kept.
    public init(images: Images<Service>? = nil, in subnets: Subnets? = nil, logging: Logging, _ functions: [Function<Service>]) {
        let callees = Dictionary(
            functions.map { ($0.service, $0.live) }, uniquingKeysWith: { first, _ in first })
        let context = Function<Service>.Context(images: images, subnets: subnets, logging: logging, callees: callees)
        self.functions = functions.map { function in
            var function = function
            function.table = context
            return function
        }
    }

    public var constructs: [(name: String?, construct: any Construct)] { functions.map { ($0.service.rawValue, $0) } }

    /// The function of a service, for those who call it. A service without a row is reported where it is used.
    public subscript(service: Service) -> LiveFunction {
        functions.first { $0.service == service }?.live
            ?? LiveFunction(handle: Handle("Function(.\(service))", file: "", line: 0), timeout: .zero)
    }

    /// The functions of all rows, for alarms and dashboards.
    public var all: [LiveFunction] { functions.map(\.live) }
}
