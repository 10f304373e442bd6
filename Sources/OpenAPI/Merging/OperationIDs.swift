import Documents

/// Operation ids that are unique across documents. One that stands in two documents begins with the document's name in both.
struct OperationIDs {
    /// For each document, the new ids in the order in which its operations stand.
    private(set) var ids: [[String?]] = []
    /// For each document, what each of its ids became; of operations with one id, the first's.
    private(set) var renamed: [[String: String]] = []

    init(of documents: [APIDocument], findings: inout [Finding]) {
        let lists = documents.map { OperationList.operations(of: $0.root) }
        var holders: [String: Int] = [:]
        var shared: Set<String> = []
        for (number, list) in lists.enumerated() {
            for case (let id?, _) in list where holders.updateValue(number, forKey: id) ?? number != number { shared.insert(id) }
        }
        var taken = Set(holders.keys).subtracting(shared)
        for (number, list) in lists.enumerated() {
            var own: [String: String] = [:]
            var ids: [String?] = []
            for (id, path) in list {
                guard let id else {
                    ids.append(nil)
                    continue
                }
                if own[id] != nil {
                    findings.append(
                        documents[number].source.finding(
                            "openapi-duplicate-operation-id", "another operation is called \"\(id)\" too", at: path + ["operationId"],
                            severity: .warning, remedy: "give each operation an id of its own; this one's was numbered"))
                }
                let name = !shared.contains(id) ? id : "\(documents[number].name)_\(id)"
                let isKept = own[id] == nil && name == id
                let unique = isKept ? name : Name.unique(name, separator: "_", taken: &taken)
                if own[id] == nil { own[id] = unique }
                ids.append(unique)
            }
            self.ids.append(ids)
            renamed.append(own)
        }
    }
}

/// Lists a document's operations, those of callbacks and webhooks too.
private struct OperationList: Visitor {
    var path: [String] = []
    private var operations: [(id: String?, path: [String])] = []

    static func operations(of root: JSON.Object) -> [(id: String?, path: [String])] {
        var list = OperationList()
        list.visitParts(of: .object(root), as: .document)
        return list.operations
    }

    mutating func visit(_ value: JSON, as part: Part) {
        switch part {
        case .schema, .parameter, .requestBody, .responses, .response, .header, .mediaType: return
        case .operation: operations.append((value["operationId"]?.string, path))
        default: break
        }
        visitParts(of: value, as: part)
    }
}
