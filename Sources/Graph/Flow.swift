import TemplateReading

/// What goes from one resource to another.
struct Flow: Hashable {
    let from: String
    let to: String
    let label: String

    /// What a right on a resource comes to, in the direction in which things go: messages out of a queue come to who receives them.
    init(_ actor: String, may action: String, on resource: String) {
        let (service, name) = Self.parts(of: action)
        let label = Self.label(service, name)
        let isReceived = label == "receives"
        self.init(from: isReceived ? resource : actor, to: isReceived ? actor : resource, label: label)
    }

    init(from: String, to: String, label: String) {
        self.from = from
        self.to = to
        self.label = label
    }

    private static func parts(of action: String) -> (service: String, name: String) {
        let parts = action.lowercased().split(separator: ":", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : (parts.first ?? "", "*")
    }

    private static func label(_ service: String, _ name: String) -> String {
        switch (service, name) {
        case ("sqs", _) where name.hasPrefix("send"): return "sends"
        case ("sqs", "receivemessage"), ("sqs", "deletemessage"), ("sqs", "changemessagevisibility"), ("sqs", "getqueueattributes"):
            return "receives"
        case ("lambda", _) where name.hasPrefix("invoke"): return "invokes"
        case ("states", _) where name.hasPrefix("start"): return "starts"
        case ("ecs", "runtask"): return "runs"
        case ("sns", "publish"), ("events", "putevents"), ("cloudwatch", "putmetricdata"): return "publishes"
        case ("rds-db", "connect"): return "signs in"
        case ("sts", _): return "takes"
        case ("iam", "passrole"): return "passes"
        default: break
        }
        let reading = ["get", "list", "describe", "query", "scan", "batchget", "head", "select", "search", "decrypt", "verify"]
        if reading.contains(where: name.hasPrefix) { return "reads" }
        let writing = [
            "put", "create", "update", "delete", "write", "batchwrite", "abort", "tag", "untag", "restore", "encrypt", "generatedatakey",
            "sign",
        ]
        return writing.contains(where: name.hasPrefix) ? "writes" : "uses"
    }
}
