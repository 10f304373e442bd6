import Diff
import Documents

extension DiffReport {
    /// Environments in which the same happens, their own names aside: what is read once is told once.
    struct Group {
        var environments: [String]
        /// That of the last environment.
        var comparison: Comparison

        /// Nil for two templates that belong to no environment.
        var heading: String? { environments.isEmpty ? nil : environments.joined(separator: ", ") }
    }

    /// The worst first.
    var groups: [Group] {
        var groups: [Group] = []
        var known: [String: Int] = [:]
        for comparison in comparisons {
            // One alone is like no other.
            let key = comparisons.count == 1 ? "" : comparison.environment.map { Self.key(comparison, $0) } ?? ""
            let names = comparison.environment.map { [$0] } ?? []
            if let index = known[key] {
                groups[index] = Group(environments: groups[index].environments + names, comparison: comparison)
            } else {
                known[key] = groups.count
                groups.append(Group(environments: names, comparison: comparison))
            }
        }
        func rank(_ group: Group) -> Int { group.comparison.isDangerous ? 0 : group.comparison.isEmpty ? 2 : 1 }
        return (0...2).flatMap { wanted in groups.filter { rank($0) == wanted } }
    }

    private static func key(_ comparison: Comparison, _ environment: String) -> String {
        var alone = comparison
        alone.environment = nil
        let report = DiffReport(comparisons: [alone], base: "", command: "")
        let text = String(decoding: JSONWriter.bytes(report.json, .compact), as: UTF8.self) + (comparison.note ?? "")
        return replacing(environment, in: text)
    }

    /// The text with each word that is the environment's name taken out; a name in a name is none.
    private static func replacing(_ environment: String, in text: String) -> String {
        let pieces = text.split(atText: environment)
        var result = ""
        for (index, piece) in pieces.enumerated() {
            if index > 0 {
                let isWord = !(result.last.map(isLetter) ?? false) && !(piece.first.map(isLetter) ?? false)
                result += isWord ? "\u{1}" : environment
            }
            result += piece
        }
        return result
    }

    private static func isLetter(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
