import AWS
import CloudFormationModel
import Documents

/// A page of CloudWatch with what functions, tables and an API do.
public struct Dashboard: Construct {
    /// Metrics that the app itself writes, with one dimension.
    public struct Metrics: Sendable {
        let namespace: String
        let names: [(name: String, statistic: String)]

        /// - Parameter names: each with the statistic that is shown: `("temperature_avg", "Average")`.
        public init(_ namespace: String, _ names: [(String, String)]) {
            self.namespace = namespace
            self.names = names
        }
    }

    public var handle: Handle
    let functions: [LiveFunction]
    let tables: [Table]
    let api: (any StagedAPI)?
    let metrics: Metrics?

    /// Its name is `{app}-{property}-{env}`; a service without anything to show has no widgets.
    public init(
        functions: [LiveFunction], tables: [Table] = [], api: (any StagedAPI)? = nil, metrics: Metrics? = nil, file: String = #fileID,
        line: Int = #line
    ) {
        handle = Handle("Dashboard", file: file, line: line)
        self.functions = functions
        self.tables = tables
        self.api = api
        self.metrics = metrics
    }

    public func build(in scope: Scope) {
        var widgets: [Widget] = []
        for (name, statistic) in [("Invocations", "Sum"), ("Errors", "Sum"), ("Throttles", "Sum"), ("Duration", "Average")] {
            widgets.append(
                Widget(
                    "Functions: \(name)", statistic,
                    functions.map { ["AWS/Lambda", Untyped(.string(name)), "FunctionName", Untyped($0.name)] }))
        }
        for name in ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"] where !tables.isEmpty {
            widgets.append(
                Widget("Tables: \(name)", "Sum", tables.map { ["AWS/DynamoDB", Untyped(.string(name)), "TableName", Untyped($0.name)] }))
        }
        if !tables.isEmpty {
            widgets.append(
                Widget(
                    "Tables: SuccessfulRequestLatency", "Average",
                    tables.flatMap { table in
                        Table.Action.allCases.map { action in
                            [
                                "AWS/DynamoDB", "SuccessfulRequestLatency", "TableName", Untyped(table.name), "Operation",
                                Untyped(.string(action.rawValue)),
                            ]
                        }
                    }))
        }
        if let api {
            for (name, statistic) in [("Count", "Sum"), ("4XXError", "Sum"), ("5XXError", "Sum"), ("Latency", "Average")] {
                widgets.append(
                    Widget(
                        "API: \(name)", statistic,
                        [["AWS/ApiGateway", Untyped(.string(name)), "ApiName", Untyped(api.name), "Stage", Untyped(api.stageName)]]))
            }
        }
        for (name, statistic) in metrics?.names ?? [] {
            widgets.append(
                Widget(
                    name, statistic,
                    [
                        [
                            Untyped(.string(metrics?.namespace ?? "")), Untyped(.string(name)), "Environment",
                            Untyped(.string(scope.naming.environment ?? "")),
                        ]
                    ]))
        }
        let body = Expression.object([.init("widgets", .list(widgets.enumerated().map { $1.expression(at: $0) }))])
        scope.add(CloudWatch.Dashboard(dashboardBody: Value(expression: body.jsonText), dashboardName: Value(scope.name(.dashboard))))
    }

    /// A graph; four stand beside each other.
    private struct Widget {
        let title: String
        let statistic: String
        let metrics: [[Untyped]]

        init(_ title: String, _ statistic: String, _ metrics: [[Untyped]]) {
            self.title = title
            self.statistic = statistic
            self.metrics = metrics
        }

        func expression(at index: Int) -> Expression {
            let properties: Untyped = [
                "title": Untyped(.string(title)), "region": Untyped(Value<String>.region), "view": "timeSeries", "period": 300,
                "stat": Untyped(.string(statistic)),
                "metrics": Untyped(expression: .list(metrics.map { .list($0.map(\.expression)) })),
            ]
            let widget: Untyped = [
                "type": "metric", "x": Untyped(.integer(index % 4 * 6)), "y": Untyped(.integer(index / 4 * 6)), "width": 6, "height": 6,
                "properties": properties,
            ]
            return widget.expression
        }
    }
}

extension Expression {
    /// The expression as JSON inside a text. What is known at deployment only must be a text without quotes: a name, an ARN, a region.
    var jsonText: Expression {
        func text(_ json: JSON) -> Expression { .string(String(decoding: JSONWriter.bytes(json, .compact), as: UTF8.self)) }
        func joined(_ parts: [Expression], _ start: String, _ end: String) -> Expression {
            .joined([.string(start)] + parts.enumerated().flatMap { $0 == 0 ? [$1] : [.string(","), $1] } + [.string(end)])
        }
        switch self {
        case .literal(let json): return text(json)
        case .list(let elements): return joined(elements.map(\.jsonText), "[", "]")
        case .object(let fields):
            return joined(fields.map { .joined([text(.string($0.name)), .string(":"), $0.value.jsonText]) }, "{", "}")
        case .text, .reference, .ref, .function: return .joined([.string("\""), self, .string("\"")])
        }
    }
}
