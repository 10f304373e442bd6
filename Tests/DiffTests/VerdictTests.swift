import Documents
import Testing

@testable import Diff

/// D2: what a change says of each resource, case by case.
@Suite("Verdicts (D2)")
struct VerdictTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let title: String
        let old: String
        let new: String
        let verdicts: [String]
        var because: [String] = []
        var properties: [String]?
        var note: String?

        var testDescription: String { title }
    }

    @Test("are these", arguments: cases)
    func verdict(_ item: Case) throws {
        let changes = try Sides.difference(item.old, item.new).changes
        #expect(changes.map(\.verdict) == item.verdicts)
        #expect(changes.flatMap(\.because) == item.because)
        if let properties = item.properties { #expect(changes.flatMap(\.properties).map(\.line) == properties) }
        if let note = item.note { #expect(changes.contains { $0.note?.contains(note) == true }, "\(changes.compactMap(\.note))") }
    }

    @Test("are none where both sides mean the same", arguments: equalities)
    func equal(_ item: Equality) throws {
        let difference = try Sides.difference(item.old, item.new)
        #expect(difference.isEmpty, "\(difference.changes.flatMap(\.properties).map(\.line))")
    }

    struct Equality: Sendable, CustomTestStringConvertible {
        let title: String
        let old: String
        let new: String
        var testDescription: String { title }
    }

    static let cases = VerdictCases.resources + VerdictCases.functions + VerdictCases.parameters + VerdictCases.data + VerdictCases.renewals
    static let equalities = EqualityCases.spellings + EqualityCases.orders
}

enum VerdictCases {
    static func change(
        _ title: String, _ old: String, _ new: String, _ verdicts: String..., because: [String] = [], properties: [String]? = nil,
        note: String? = nil
    ) -> VerdictTests.Case {
        VerdictTests.Case(
            title: title, old: old, new: new, verdicts: verdicts, because: because, properties: properties, note: note)
    }

    static func table(_ properties: String, _ attributes: String = "") -> String {
        "Table: {Type: 'AWS::DynamoDB::Table', \(attributes)Properties: {AttributeDefinitions: [{AttributeName: id, AttributeType: S}], KeySchema: [{AttributeName: id, KeyType: HASH}], \(properties)}}"
    }
}
