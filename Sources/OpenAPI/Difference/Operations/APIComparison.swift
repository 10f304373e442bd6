import Documents

/// The comparison of two documents, on its way.
struct APIComparison {
    let old: ComparedAPI
    let new: ComparedAPI
    private var schemas: [Direction: SchemaComparison]
    private(set) var changes: [APIChange] = []

    init(_ old: ComparedAPI, _ new: ComparedAPI) {
        self.old = old
        self.new = new
        schemas = [.request: SchemaComparison(old, new, .request), .response: SchemaComparison(old, new, .response)]
    }

    mutating func run() -> [APIChange] {
        compareServers(old.root, new.root, of: "*")
        comparePaths()
        compareWebhooks()
        return changes
    }

    mutating func report(
        _ operation: String, _ place: String, _ what: String, _ breaking: APIChange.Breaking, _ old: JSON? = nil, _ new: JSON? = nil
    ) {
        changes.append(APIChange(operation: operation, place: place, what: what, breaking: breaking, old: old, new: new))
    }

    /// Tells how two schemas differ; one that is missing allows everything.
    mutating func compare(
        schemas left: SchemaNode?, _ right: SchemaNode?, _ direction: Direction, of operation: String, at place: String
    ) {
        guard left != nil || right != nil else { return }
        let anything = SchemaNode(schema: true, place: "")
        for change in schemas[direction]?.differences(left ?? anything, right ?? anything) ?? [] {
            report(
                operation, [place, change.place].filter { !$0.isEmpty }.joined(separator: " "), change.what,
                change.breaking(in: direction), change.old, change.new)
        }
    }

    private mutating func comparePaths() {
        let (before, after) = (PairedOperations.operations(of: old), PairedOperations.operations(of: new))
        for operation in before.operations {
            if let match = after[operation.key] {
                compare(operation, match)
            } else {
                report(operation.name, "", "the operation was removed", .yes)
            }
        }
        for operation in after.operations where before[operation.key] == nil {
            report(operation.name, "", "an operation was added", .no)
        }
    }

    /// What the API itself calls: there it is the one that asks.
    private mutating func compareWebhooks() {
        let (before, after) = (webhooks(of: old), webhooks(of: new))
        for (name, item) in before.members {
            compare(calls: item, after[name], named: "WEBHOOK \(name)", "webhooks/\(name)")
        }
        for name in after.keys where before[name] == nil { report("WEBHOOK \(name)", "", "a webhook was added", .no) }
    }

    private func webhooks(of api: ComparedAPI) -> JSON.Object {
        (api.root["webhooks"] ?? api.root["x-webhooks"])?.object ?? [:]
    }

    /// The operations of one path item that the API calls.
    mutating func compare(calls left: JSON, _ right: JSON?, named name: String, _ place: String) {
        for method in Part.methods {
            guard let before = left[method] else {
                if right?[method] != nil { report("\(name) \(method.uppercased())", "", "a call was added", .no) }
                continue
            }
            let label = "\(name) \(method.uppercased())"
            guard let item = right, let after = item[method] else {
                report(label, "", "the call was removed", .yes)
                continue
            }
            compare(
                PairedOperation(name: label, path: "", method: method, item: left, operation: before, place: "\(place)/\(method)"),
                PairedOperation(name: label, path: "", method: method, item: item, operation: after, place: "\(place)/\(method)"),
                isReversed: true)
        }
    }
}
