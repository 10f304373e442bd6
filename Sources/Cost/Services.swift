/// What is paid for a type of resource; one file a service in Services/.
struct Pricing {
    let type: String
    let estimate: (inout Estimator) -> Void

    init(_ type: String, _ estimate: @escaping (inout Estimator) -> Void) {
        self.type = type
        self.estimate = estimate
    }
}

enum Services {
    static func estimates() -> [String: Pricing] {
        let all =
            compute + containers + network + storage + databases + messaging + delivery + observability + security
        return Dictionary(all.map { ($0.type, $0) }) { first, _ in first }
    }
}
