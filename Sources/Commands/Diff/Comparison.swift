import Cost
import Diff
import Documents
import OpenAPI

/// What differs between two states of one environment.
struct Comparison {
    /// Nil for two templates that belong to none.
    var environment: String?
    var difference: EnvironmentDifference
    /// By the name of the document, or by where the API stands in its template.
    var apis: [(name: String, difference: APIDifference)] = []
    /// Nil where it costs the same.
    var cost: CostChange?
    /// What a reader should know before all else: that there was no environment before.
    var note: String?

    init(_ environment: String?, _ difference: EnvironmentDifference) {
        self.environment = environment
        self.difference = difference
    }

    /// - Parameter old: nil where the environment is new.
    init(_ environment: String?, from old: Side?, to new: Side) {
        self.environment = environment
        let before = old ?? Side()
        let views = (old: before.view, new: new.view)
        difference = Secrets(of: [before, new]).hidden(EnvironmentDifference(from: views.old, to: views.new))
        if !difference.changes.isEmpty {
            let region = new.stacks.first?.region ?? before.stacks.first?.region ?? ""
            let prices = PriceList.embedded()
            let change = CostChange(
                from: Estimate(of: views.old, region: region, prices: prices, usage: Usage()),
                to: Estimate(of: views.new, region: region, prices: prices, usage: Usage()))
            cost = change.isNone ? nil : change
        }
        guard old != nil else {
            note = "there was no such environment before; all of it is new"
            return
        }
        apis = APIComparisons.differences(from: before, to: new)
    }

    var isEmpty: Bool { difference.isEmpty && apis.allSatisfy { $0.difference.changes.isEmpty } }

    /// Whether something that holds state is replaced or lost, or somebody may do more than before. What nobody can tell counts.
    var isDangerous: Bool { difference.changes.contains(where: \.endangersState) || difference.rights.contains { $0.mayWiden } }
}
