/// What stands for a security group in a picture of one environment, or of two states of it.
package struct NetworkEnds {
    /// More than these are told as their group.
    private static let few = 3

    private var names: [String: [String]] = [:]

    package init(of readings: [NetworkReading]) {
        for group in Set(readings.flatMap(\.groupOrder)) {
            let carriers = readings.map { Set($0.carrierNames(of: group)) }
            let all = carriers.reduce(Set()) { $0.union($1) }
            let common = carriers.dropFirst().reduce(carriers.first ?? []) { $0.intersection($1) }
            // Those that come to a large group or leave it are told beside it.
            let moved = all.subtracting(common)
            if (1...Self.few).contains(all.count) {
                names[group] = all.sorted()
            } else {
                names[group] = [group] + (moved.count <= Self.few ? moved.sorted() : [])
            }
        }
    }

    subscript(group: String) -> [String] { names[group] ?? [group] }
}
