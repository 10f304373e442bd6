import Diff
import Documents

extension DiffReport {
    /// The form that the command's help and docs/diff.md describe.
    var json: JSON {
        func each<Element>(_ list: (Comparison) -> [Element], _ form: (Element) -> JSON.Object) -> JSON {
            .array(
                comparisons.flatMap { comparison in
                    list(comparison).map { element in
                        guard let environment = comparison.environment else { return .object(form(element)) }
                        return .object(JSON.Object([("env", .string(environment))] + form(element).map { ($0.key, $0.value) }))
                    }
                })
        }
        var object: JSON.Object = [
            "changes": each(\.difference.changes, \.json), "rights": each(\.difference.rights, \.json),
            "network": each(\.difference.network, \.json), "order": each(\.difference.order, \.json),
        ]
        object["api"] = each(\.apis) { api in
            JSON.Object([("document", .string(api.name))] + (api.difference.json.object ?? [:]).map { ($0.key, $0.value) })
        }
        object["cost"] = each({ $0.cost.map { [$0] } ?? [] }, \.json)
        let summary = summary
        object["summary"] = [
            "added": .integer(summary.added), "changed": .integer(summary.changed), "removed": .integer(summary.removed),
            "replaced": .integer(summary.replaced), "stateLost": .integer(summary.stateLost),
            "rightsWidened": .integer(summary.rightsWidened),
        ]
        return .object(object)
    }
}

extension ResourceChange {
    var json: JSON.Object {
        [
            "stack": .string(stack), "logicalId": .string(logicalID), "type": .string(type), "change": .string(change.rawValue),
            "impact": .string(impact.rawValue), "data": .string(data.rawValue),
            "properties": .array(
                properties.map {
                    [
                        "path": .string(JSONPointer($0.path).description), "old": $0.old ?? .null, "new": $0.new ?? .null,
                        "impact": .string($0.impact.rawValue),
                    ]
                }),
            "because": .array(because.map(JSON.string)), "oldLogicalId": oldLogicalID.map(JSON.string) ?? .null,
            "oldStack": oldStack.map(JSON.string) ?? .null, "note": note.map(JSON.string) ?? .null,
        ]
    }
}

extension RightsChange {
    var json: JSON.Object {
        [
            "principal": .string(principal), "change": .string(change.rawValue), "actions": .array(actions.map(JSON.string)),
            "resources": .array(resources.map(JSON.string)), "condition": condition.map(JSON.string) ?? .null,
        ]
    }
}

extension NetworkChange {
    var json: JSON.Object {
        ["from": .string(from), "to": .string(to), "ports": .string(ports), "change": .string(change.rawValue)]
    }
}

extension OrderProblem {
    var json: JSON.Object {
        [
            "stack": .string(stack), "logicalId": .string(logicalID), "readers": .array(readers.map(JSON.string)),
            "steps": .array(steps.map(JSON.string)),
        ]
    }
}
