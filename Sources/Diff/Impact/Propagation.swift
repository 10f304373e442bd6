import Documents
import Registry
import TemplateReading

/// Carries what happens to resources on to those that read them, until nothing more follows.
struct Propagation {
    /// What is known of a resource of the new state.
    struct State {
        let type: String
        var impact: ResourceChange.Impact
        var isRenamed = false
        /// The properties that differ, from the resource's properties.
        var changed: [[String]] = []
    }

    private(set) var states: [ResourceIdentity: State]
    /// What each reader reads that changes, in the order of its template.
    private(set) var causes: [ResourceIdentity: [(reading: Reading, change: ReadChange)]] = [:]
    /// Nil where nothing happens to any resource.
    private let graph: ReadingGraph?
    private let names: FixedNames
    private let schemas: Schemas

    /// - Parameter resources: those of the new state that were there before, in their order.
    init(_ resources: [(key: ResourceIdentity, state: State)], _ graph: ReadingGraph?, _ names: FixedNames, _ schemas: Schemas) {
        states = Dictionary(resources) { first, _ in first }
        self.graph = graph
        self.names = names
        self.schemas = schemas
        guard let graph else { return }
        var open = resources.map(\.key)
        while let key = open.popLast() {
            for reading in graph.readers(of: key) {
                guard let change = change(of: reading), let reader = self.states[reading.reader] else { continue }
                let impact = impact(of: reading, change, on: reader.type)
                guard impact > reader.impact else { continue }
                self.states[reading.reader]?.impact = impact
                open.append(reading.reader)
            }
        }
        for (key, _) in resources {
            for reading in graph.readers(of: key) {
                if let change = change(of: reading) { causes[reading.reader, default: []].append((reading, change)) }
            }
        }
    }

    /// What becomes of a value that is read.
    enum ReadChange {
        case changes, mayChange, isReplaced, mayBeReplaced, isRenamed
    }

    func change(of reading: Reading) -> ReadChange? {
        guard let target = states[reading.target] else { return nil }
        switch target.impact {
        case _ where target.isRenamed: return keepsName(reading, target) ? nil : .isRenamed
        case .replace: return keepsName(reading, target) ? nil : .isReplaced
        case .mayReplace: return keepsName(reading, target) ? nil : .mayBeReplaced
        case .unknown: return .mayChange
        case .update:
            return Identity.change(of: reading.attribute, of: target.type, schemas, changing: target.changed)
        case .none, .remove: return nil
        }
    }

    private func keepsName(_ reading: Reading, _ target: State) -> Bool {
        Identity.isKept(reading.attribute, of: target.type, schemas) && names[reading.target] != nil
    }

    private func impact(of reading: Reading, _ change: ReadChange, on type: String) -> ResourceChange.Impact {
        let impact = PropertyImpact(schemas[type]).impact(at: reading.place)
        switch change {
        case .changes, .isReplaced, .isRenamed: return reading.isCertain ? impact : min(impact, .mayReplace)
        case .mayBeReplaced: return min(impact, .mayReplace)
        case .mayChange: return impact == .update ? .unknown : min(impact, .mayReplace)
        }
    }
}
