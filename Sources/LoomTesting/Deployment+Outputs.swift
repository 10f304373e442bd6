import Documents
import Testing

extension Deployment {
    /// The outputs of all stacks, `frontend.SiteUrl`, each with its value.
    public var outputs: [(id: String, value: JSON)] {
        templates.flatMap { template in
            (template.json["Outputs"]?.object ?? [:]).map { ("\(template.name).\($0.key)", $0.value["Value"] ?? .null) }
        }
    }

    /// Expects an output `frontend.SiteUrl` with such a value. The stack may be left out where one alone has an output of the name.
    public func expectOutput(_ id: String, _ value: Matcher = .any, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
        let outputs = outputs
        let named = outputs.filter { $0.id == id || $0.id.hasSuffix(".\(id)") && !id.contains(".") }
        let parts = named.first?.id.split(separator: ".").map(String.init) ?? []
        guard named.count == 1, parts.count == 2 else {
            let hint = Self.suggestion(named.isEmpty ? nearestNames(to: id, among: outputs.map(\.id)) : named.map(\.id))
            let problem = named.isEmpty ? "there is no output" : "more than one stack has an output"
            return Issue.record("\(self): \(problem) \"\(id)\"\(hint)", at: sourceLocation)
        }
        let comparison = Comparison { texts.text($0, in: parts[0]) }
        let differences = comparison.differences(value, named[0].value, at: JSONPointer(["Outputs", parts[1], "Value"]))
        if !differences.isEmpty {
            Issue.record("\(self): output \(named[0].id) is not as expected:\(differences.lines)", at: sourceLocation)
        }
    }
}
