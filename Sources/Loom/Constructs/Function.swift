import AWS
import CloudFormationModel
import Documents

/// One row of `Lambdas`: a function that runs its service's image or a package, with a role and a log group of its own. Everything that calls it calls
/// the alias `live`, which follows each release and can be put back.
public struct Function<Service: RawRepresentable<String> & Hashable & Sendable>: Construct {
    public var handle: Handle
    let service: Service
    let megabytes: Int
    let timeout: Duration
    let code: FunctionCode
    let basePath: String?
    let access: [Grant]
    let invokes: [Service]
    let reaches: Set<Destination>
    let reservedConcurrency: Int?
    let variables: [String: String]
    /// What all rows share; the table gives it.
    var table: Context?

    struct Context: Sendable {
        var images: Images<Service>?
        var subnets: Subnets?
        var logging: Logging
        var callees: [Service: LiveFunction]
    }

    /// - Parameters:
    ///   - megabytes: memory, 128 to 10,240; its share of a CPU grows with it.
    ///   - timeout: up to 15 minutes.
    ///   - code: what it runs; its service's image unless said otherwise.
    ///   - basePath: where in the API it answers, `/b2b`. It reads it from `BASE_PATH`, and from `ROOT_PATH` with the stage before it.
    ///   - access: what it may use. One that reaches a database or cache is placed in the network; the others are not, and need no way out.
    ///   - invokes: functions of the same table that it calls.
    ///   - reaches: what it calls beyond AWS.
    ///   - reservedConcurrency: how many may run at once: keeps a database's connections in bounds. Unreserved by default.
    public init(
        _ service: Service, _ megabytes: Int, _ timeout: Duration, from code: FunctionCode = .image, at basePath: String? = nil,
        may access: Grant...,
        invoke invokes: [Service] = [], reaches: Destination..., reservedConcurrency: Int? = nil, variables: [String: String] = [:],
        file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("Function(.\(service))", file: file, line: line)
        self.service = service
        self.megabytes = megabytes
        self.timeout = timeout
        self.code = code
        self.basePath = basePath
        self.access = access
        self.invokes = invokes
        self.reaches = Set(reaches)
        self.reservedConcurrency = reservedConcurrency
        self.variables = variables
    }

    /// The function for those who call it.
    var live: LiveFunction { LiveFunction(handle: handle, timeout: timeout, basePath: basePath) }

    public func build(in scope: Scope) {
        guard let table else {
            return scope.report("function-without-table", "a function stands alone", remedy: "make it a row of Lambdas")
        }
        check(in: scope)
        let name = scope.name(.function)
        var rights = access.reduce(into: Rights()) { $0.add($1.rights(Grantee(service: scope.service))) }
        for callee in invokes {
            guard let live = table.callees[callee] else {
                scope.report("unknown-function", "it invokes \(callee.rawValue), which is no row of the table", remedy: "add the row")
                continue
            }
            rights.add(live.invoke.rights(Grantee(service: scope.service)))
        }
        let subnets = rights.connections.isEmpty ? nil : table.subnets
        if !rights.connections.isEmpty, subnets == nil {
            scope.report(
                "function-without-network", "it reaches a database or cache, but the table has no subnets", remedy: "give Lambdas(in:)")
        }
        let membership = subnets.map { NetworkMembership(in: scope, of: $0, rights: rights, reaches: reaches) }
        let log = scope.add("Logs", table.logging.group("/aws/lambda/\(name)", in: scope))
        let role = ServiceRole(
            in: scope, principal: "lambda.amazonaws.com", statements: [.writeLogs(to: log)] + rights.statements,
            managedPolicies: membership == nil ? [] : [Unscopable.networkInterfaces])
        let isImage = code.isImage
        let function = scope.add(
            "Function",
            Lambda.Function(
                code: code.location(image: table.images?[service], in: scope), role: role.role.arn, architectures: [.arm64],
                environment: .init(variables: environment(rights, in: scope)), functionName: Value(name),
                handler: code.handler.map { Value($0) }, loggingConfig: .init(logFormat: .json, logGroup: log.ref),
                memorySize: Value(megabytes), packageType: isImage ? .image : .zip,
                reservedConcurrentExecutions: reservedConcurrency.map { Value($0) },
                runtime: code.runtime.map { Lambda.Function.Runtime(Value($0.rawValue)) }, timeout: Value(timeout.wholeSeconds),
                vpcConfig: membership.map { .init(securityGroupIds: [$0.group], subnetIds: $0.subnets) },
                attributes: ResourceAttributes(dependsOn: role.dependencies + (membership?.dependencies ?? []))))
        publish(function, name, in: scope)
    }

    /// A version for what the function is now, and the alias that points to it. By name and not by reference: a reference to a changed
    /// function would replace an alias on engines that take it for create-only.
    private func publish(_ function: Lambda.Function, _ name: String, in scope: Scope) {
        let version = scope.add(
            "Version",
            Lambda.Version(
                functionName: Value(name),
                // A value known only at deployment, such as a database's host, makes a new version by changing this, which is create-only.
                description: Value(expression: .reference(Reference(function.target, .parameters))),
                attributes: .retained.depending(on: [function.target])),
            publishing: [function.target], ignoring: Self.unpublished)
        scope.add(
            "Alias",
            Lambda.Alias(
                functionName: Value(name), functionVersion: version.attribute("Version"), name: Value(LiveFunction.alias),
                attributes: ResourceAttributes(dependsOn: [function.target])))
    }

    /// Properties that belong to the function and to none of its versions: Lambda refuses a version that would equal the one before.
    /// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html>
    private static var unpublished: Set<String> { ["Tags", "ReservedConcurrentExecutions", "RecursiveLoop", "CodeSigningConfigArn"] }

    private func environment(_ rights: Rights, in scope: Scope) -> Map<Value<String>> {
        var entries = [("APP_ENV", Value(scope.naming.environment ?? ""))]
        entries += rights.variables.map { (scope.variable($0.about, $0.suffix), $0.value) }
        if let basePath {
            entries += [("BASE_PATH", Value(basePath)), ("ROOT_PATH", Value("/\(APIStage.name(in: scope))\(basePath)"))]
        }
        entries += variables.map { ($0.key, Value($0.value)) }
        return Map(entries.sorted { $0.0 < $1.0 })
    }

    private func check(in scope: Scope) {
        if !(128...10_240).contains(megabytes) {
            scope.report("function-memory", "\(megabytes) MB of memory", remedy: "Lambda takes 128 to 10,240 MB")
        }
        if !(Duration.seconds(1)...Duration.minutes(15)).contains(timeout) {
            scope.report("function-timeout", "a timeout of \(timeout.wholeSeconds) s", remedy: "Lambda takes 1 s to 15 minutes")
        }
    }
}
