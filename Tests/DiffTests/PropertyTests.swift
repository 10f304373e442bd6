import Documents
import TemplateReading
import Testing

@testable import Diff

/// What holds of any two states, whatever their resources are.
@Suite("Any two states (D2)")
struct PropertyTests {
    private static func pair(_ seed: Int) -> (old: EnvironmentView, new: EnvironmentView) {
        var generator = Generator(seed: UInt64(seed))
        let old = generator.environment()
        return (old, generator.changed(old))
    }

    @Test("a state does not differ from itself", arguments: 0..<20)
    func itself(seed: Int) {
        let (old, new) = Self.pair(seed)
        for side in [old, new] { #expect(EnvironmentDifference(from: side, to: side).isEmpty) }
    }

    @Test("the old state with the changes made to it is the new one", arguments: 0..<40)
    func applied(seed: Int) {
        let (old, new) = Self.pair(seed)
        let difference = EnvironmentDifference(from: Applied.environment(old, to: new), to: new)
        #expect(
            difference.changes.isEmpty,
            "\(difference.changes.map { "\($0.verdict) \($0.type) \($0.properties.map(\.line)) \($0.because)" })")
    }

    @Test("the other way round, what was added is removed, and what was old is new", arguments: 0..<20)
    func swapped(seed: Int) {
        let (old, new) = Self.pair(seed)
        let there = EnvironmentDifference(from: old, to: new).changes
        let back = EnvironmentDifference(from: new, to: old).changes
        func names(_ changes: [ResourceChange], _ kind: ResourceChange.Kind) -> Set<String> {
            Set(changes.filter { $0.change == kind }.map { "\($0.stack)/\($0.logicalID) \($0.type)" })
        }
        #expect(names(there, .added) == names(back, .removed))
        #expect(names(there, .removed) == names(back, .added))
        #expect(there.count { $0.change == .renamed } == back.count { $0.change == .renamed })
        func lines(_ changes: [ResourceChange], isBack: Bool) -> Set<String> {
            Set(
                changes.filter { $0.change == .changed }.flatMap { change in
                    change.properties.map { property in
                        var property = property
                        if isBack { (property.old, property.new) = (property.new, property.old) }
                        return "\(change.logicalID) \(property.line)"
                    }
                })
        }
        if there.allSatisfy({ $0.change != .renamed && $0.change != .moved }) {
            #expect(lines(there, isBack: false) == lines(back, isBack: true))
        }
    }

    @Test("the same two states give the same difference", arguments: 0..<5)
    func same(seed: Int) {
        let (old, new) = Self.pair(seed)
        let texts = (0..<2).map { _ in "\(EnvironmentDifference(from: old, to: new).changes)" }
        #expect(texts[0] == texts[1])
    }
}
