import Documents

/// One operation of a document that is compared.
struct PairedOperation {
    struct Key: Hashable {
        /// The path with its variables unnamed.
        var path: String
        var method: String
    }

    /// As changes name it: `GET /orders/{id}`.
    var name: String
    var path: String
    var method: String
    var item: JSON
    var operation: JSON
    /// Where it stands in its document.
    var place: String

    var key: Key { Key(path: Route.unnamed(path), method: method) }

    /// What the operation says, else its path, else the whole document.
    func effective(_ key: String, in api: ComparedAPI) -> JSON? { operation[key] ?? item[key] ?? api.root[key] }
}

/// A document's operations by path and method.
struct PairedOperations {
    private(set) var operations: [PairedOperation] = []
    private var index: [PairedOperation.Key: Int] = [:]

    static func operations(of api: ComparedAPI) -> PairedOperations {
        var result = PairedOperations()
        for (path, item) in api.root["paths"]?.object?.members ?? [] where path.hasPrefix("/") {
            for method in Part.methods {
                guard let operation = item[method] else { continue }
                let paired = PairedOperation(
                    name: "\(method.uppercased()) \(path)", path: path, method: method, item: item, operation: operation,
                    place: "paths/\(path)/\(method)")
                result.index[paired.key] = result.operations.count
                result.operations.append(paired)
            }
        }
        return result
    }

    subscript(key: PairedOperation.Key) -> PairedOperation? { index[key].map { operations[$0] } }
}
