import Documents

extension APIComparison {
    /// - Parameter isReversed: whether the API calls, and whoever uses it answers.
    mutating func compare(_ left: PairedOperation, _ right: PairedOperation, isReversed: Bool = false) {
        let name = right.name
        let direction: Direction = isReversed ? .response : .request
        compareParameters(left, right, direction)
        compareRequestBody(left, right, direction)
        compareResponses(left, right, direction.opposite)
        compareSecurity(left, right)
        for place in [\PairedOperation.operation, \.item]
        where left[keyPath: place]["servers"] != nil || right[keyPath: place]["servers"] != nil {
            guard !isReversed else { break }
            compareServers(
                ["servers": left.effective("servers", in: old) ?? []], ["servers": right.effective("servers", in: new) ?? []], of: name)
            break
        }
        compareCallbacks(left, right)
        if left.operation["operationId"] != right.operation["operationId"] {
            report(name, "operationId", "the id changed", .no, left.operation["operationId"], right.operation["operationId"])
        }
        if left.operation["deprecated"] != true, right.operation["deprecated"] == true {
            report(name, "", "the operation is deprecated now", .no)
        }
    }

    private mutating func compareCallbacks(_ left: PairedOperation, _ right: PairedOperation) {
        let (before, after) = (left.operation["callbacks"]?.object ?? [:], right.operation["callbacks"]?.object ?? [:])
        for (name, callback) in before.members {
            let label = "\(right.name) CALLBACK \(name)"
            let one = old.resolved(callback, at: "\(left.place)/callbacks/\(name)")
            guard let callback = after[name] else {
                report(label, "", "the callback was removed", .yes)
                continue
            }
            let other = new.resolved(callback, at: "\(right.place)/callbacks/\(name)")
            let (items, others) = (one.value.object ?? [:], other.value.object ?? [:])
            for (expression, item) in items.members where !Part.isExtension(expression) {
                compare(calls: item, others[expression], named: "\(label) \(expression)", "\(other.place)/\(expression)")
            }
            for expression in others.keys where items[expression] == nil && !Part.isExtension(expression) {
                report("\(label) \(expression)", "", "a call was added", .no)
            }
        }
        for name in after.keys where before[name] == nil { report("\(right.name) CALLBACK \(name)", "", "a callback was added", .no) }
    }

    /// Addresses that callers may use.
    mutating func compareServers(_ left: JSON, _ right: JSON, of operation: String) {
        // Without servers a document's own address is the server.
        func urls(_ value: JSON) -> [String] {
            let urls = (value["servers"]?.array ?? []).compactMap { $0["url"]?.string }
            return urls.isEmpty ? ["/"] : urls
        }
        let (before, after) = (urls(left), urls(right))
        for url in before where !after.contains(url) { report(operation, "servers", "a server was removed", .yes, .string(url)) }
        for url in after where !before.contains(url) { report(operation, "servers", "a server was added", .no, nil, .string(url)) }
    }
}
