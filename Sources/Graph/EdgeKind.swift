extension SystemGraph.Edge {
    /// What kind of thing goes along it: arrows of one kind are drawn alike, so that they are told apart from those that they cross.
    enum Kind: String, CaseIterable {
        /// Something is set to work.
        case acts
        case messages, data, network
        case mixed

        /// Dark enough for a light ground, and light enough for a dark one.
        var colour: String {
            switch self {
            case .acts: "#c2691c"
            case .messages: "#b03a82"
            case .data: "#2f7d4f"
            case .network: "#4a6fb3"
            case .mixed: "#5b6b7b"
            }
        }
    }

    var kind: Kind {
        let kinds = Set(labels.map(Self.kind(of:)))
        return kinds.count == 1 ? kinds.first ?? .mixed : .mixed
    }

    private static func kind(of label: String) -> Kind {
        switch label {
        case "invokes", "starts", "runs", "triggers", "guards": .acts
        case "sends", "receives", "publishes": .messages
        case "reads", "writes", "uses": .data
        default: .network
        }
    }
}

extension SystemGraph.Node.Shape {
    /// The ground of what has it; nil for a plain one.
    var colour: String? {
        switch self {
        case .actor: "#e8e8e8"
        case .function: "#fde9d3"
        case .service: "#fbdccb"
        case .store: "#dbe7fb"
        case .queue: "#f7d9ea"
        case .gateway: "#e4dcf7"
        case .secret: "#f9f0c3"
        case .other: nil
        }
    }
}
