import Diff
import Documents

/// What `diff` prints, in each of its forms.
protocol PrintableReport {
    func text(_ style: (String, Console.Style) -> String) -> String
    var markdown: String { get }
    var json: JSON { get }
    var exitCode: ExitCode { get }
}

/// What a diff found in the environments it compared, and how it is told.
struct DiffReport: PrintableReport {
    var comparisons: [Comparison]
    /// What they were compared with.
    var base: String
    /// The command that says all of it.
    var command: String

    var isEmpty: Bool { comparisons.allSatisfy(\.isEmpty) }

    var exitCode: ExitCode {
        if comparisons.contains(where: \.isDangerous) { return .dangerousChange }
        return isEmpty ? .success : .failure
    }

    struct Summary {
        var added = 0
        var changed = 0
        var removed = 0
        var replaced = 0
        var stateLost = 0
        var rightsWidened = 0
        var callsBroken = 0
        /// Of those above, the versions that are published anew, and those before them.
        private var renewals: [ResourceChange.Kind: Int] = [:]

        init(_ comparisons: [Comparison]) {
            callsBroken = comparisons.flatMap(\.apis).reduce(0) { $0 + $1.difference.count(.yes) }
            for difference in comparisons.map(\.difference) {
                for change in difference.changes {
                    switch change.change {
                    case .added: added += 1
                    case .removed: removed += 1
                    case .changed, .renamed, .moved: changed += 1
                    }
                    if change.isRenewal {
                        renewals[change.change, default: 0] += 1
                    } else if change.impact == .replace {
                        replaced += 1
                    }
                    if change.data == .lost { stateLost += 1 }
                }
                rightsWidened += difference.rights.count { $0.change == .gained || $0.change == .widened }
            }
        }

        /// The worst first, what is none left out: `1 loses state, 2 replaced, 4 changed`.
        var text: String {
            func count(_ kind: ResourceChange.Kind) -> Int { renewals[kind] ?? 0 }
            return [
                (stateLost, stateLost == 1 ? "loses state" : "lose state"), (rightsWidened, "rights widened"), (replaced, "replaced"),
                (removed - count(.removed), "removed"), (callsBroken, "breaking of the API"), (changed - count(.changed), "changed"),
                (added - count(.added), "added"), (count(.added) + count(.changed), "renewed by design"),
            ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        }
    }

    var summary: Summary { Summary(comparisons) }
}
