import Documents
import TemplateReading

/// Stacks never export, so nothing in AWS keeps a stack from taking away what another still reads: each stack is deployed by itself, and
/// until its own turn comes a reader goes on with what it was given last.
enum OrderProblems {
    static func all(in difference: ResourceDifference, _ changes: [ResourceChange]) -> [OrderProblem] {
        let old = difference.old.view
        guard old.stacks.contains(where: { !$0.sources.isEmpty }) || difference.new.view.stacks.contains(where: { !$0.sources.isEmpty })
        else { return [] }
        return ended(in: difference, changes) + missing(in: difference)
    }

    /// Resources that end while they are read.
    private static func ended(in difference: ResourceDifference, _ changes: [ResourceChange]) -> [OrderProblem] {
        let ending = changes.filter { $0.endsResource }
        guard !ending.isEmpty else { return [] }
        let graph = ReadingGraph(difference.old)
        let turns = Dictionary(difference.new.view.stacks.enumerated().map { ($1.name, $0) }) { first, _ in first }
        return ending.compactMap { change in
            let key = ResourceIdentity(stack: change.oldStack ?? change.stack, logicalID: change.oldLogicalID ?? change.logicalID)
            var seen: Set<String> = []
            let readers = graph.readers(of: key).filter { reading in
                guard reading.reader.stack != key.stack, let turn = turns[reading.reader.stack] else { return false }
                // One that lets go before is safe.
                let letsGo = change.change == .removed || change.change == .moved
                return !(letsGo && turn < turns[key.stack] ?? .max)
            }.map { "\($0.reader.stack)/\($0.reader.logicalID)" }.filter { seen.insert($0).inserted }
            guard !readers.isEmpty else { return nil }
            return OrderProblem(stack: key.stack, logicalID: key.logicalID, readers: readers, steps: steps(for: change, key, readers))
        }
    }

    private static func steps(for change: ResourceChange, _ key: ResourceIdentity, _ readers: [String]) -> [String] {
        let name = "\(key.stack)/\(key.logicalID)"
        let all = Self.names(of: readers)
        let last = "remove \(name) in the deployment after that"
        switch change.change {
        case .removed:
            return ["deploy with \(name) still in place, and \(all) no longer reading it", last]
        case .renamed:
            return [
                "keep the ID with .formerly(\"\(key.logicalID)\"); or deploy \(change.logicalID) beside \(name), and \(all) reading it",
                last,
            ]
        default:
            return ["deploy the new one under another logical ID beside \(name), and \(all) reading the new one", last]
        }
    }

    /// Many are named once, with the problem.
    private static func names(of readers: [String]) -> String { readers.count > 3 ? "its readers" : readers.joined(separator: ", ") }

    /// Outputs that are read, and that no stack gives any more.
    private static func missing(in difference: ResourceDifference) -> [OrderProblem] {
        var readers: [OutputSource: [String]] = [:]
        var order: [OutputSource] = []
        for stack in difference.new.view.stacks {
            let lost = stack.sources.filter { difference.new.plain.stacks[$1.stack]?.template.outputs[$1.output] == nil }
            if lost.isEmpty { continue }
            let names = Dictionary(grouping: stack.template.references.filter { $0.path.first == "Resources" && $0.path.count > 2 }) {
                $0.parameterName ?? ""
            }
            for (parameter, source) in lost.sorted(by: { $0.key < $1.key }) {
                if readers[source] == nil { order.append(source) }
                var seen: Set<String> = []
                let found = (names[parameter] ?? []).map { "\(stack.name)/\($0.path[1])" }.filter { seen.insert($0).inserted }
                readers[source, default: []] += found.isEmpty ? ["\(stack.name)/\(parameter)"] : found
            }
        }
        return order.map { source in
            let readers = readers[source] ?? []
            let name = "\(source.stack)/\(source.output)"
            return OrderProblem(
                stack: source.stack, logicalID: source.output, readers: readers,
                steps: [
                    "deploy with the output \(name) still in place, and \(names(of: readers)) no longer reading it",
                    "remove \(name) in the deployment after that",
                ])
        }
    }
}

extension ResourceChange {
    /// Whether the resource that was there is there no longer.
    fileprivate var endsResource: Bool {
        switch change {
        case .added: false
        case .removed, .renamed, .moved: true
        case .changed: impact == .replace && data != .collides
        }
    }
}
