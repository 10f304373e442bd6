import Documents
import LoomTesting
import Testing

/// What each matcher takes, and the near twin that it does not.
@Suite struct MatcherTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let matcher: Matcher
        let met: JSON
        let missed: JSON
        var testDescription: String { "\(matcher)" }

        init(_ matcher: Matcher, _ met: JSON, not missed: JSON) {
            self.matcher = matcher
            self.met = met
            self.missed = missed
        }
    }

    static let cases = [
        Case(900, 900, not: 901),
        Case(900, .decimal("900.0"), not: "900"),
        Case(0.5, .decimal("0.5"), not: .decimal("0.6")),
        Case(true, true, not: "true"),
        Case("a", "a", not: "A"),
        Case("template.Other.Arn", ["Fn::GetAtt": ["Other", "Arn"]], not: ["Fn::GetAtt": ["Other", "Name"]]),
        Case("a-{account}", ["Fn::Sub": "a-${AWS::AccountId}"], not: ["Fn::Sub": "b-${AWS::AccountId}"]),
        Case(["Ref": "Other"], ["Ref": "Other"], not: ["Ref": "Another"]),
        Case(.any, false, not: ["Ref": "AWS::NoValue"]),
        Case(.absent, ["Ref": "AWS::NoValue"], not: .null),
        Case(["a": 1], ["a": 1, "b": 2], not: ["b": 2]),
        Case(["a": 1, "b": 2], ["a": 1, "b": 2], not: ["Fn::If": ["Some", ["a": 1, "b": 2], ["Ref": "AWS::NoValue"]]]),
        Case(["a": ["b": 1]], ["a": ["b": 1, "c": 2]], not: ["a": 1]),
        Case(["a": .absent], ["b": 1], not: ["a": 1]),
        Case(.exactly(["a": 1]), ["a": 1], not: ["a": 1, "b": 2]),
        Case([1, .any], [1, 2], not: [1]),
        Case([1, 2], [1, 2], not: [2, 1]),
        Case(.containing(["a": 1], ["b": 2]), [["b": 2], 7, ["a": 1]], not: [["a": 1, "b": 2]]),
        Case(.containing(.any, "a"), ["a", "b"], not: ["a"]),
        Case(.containing("a"), "a", not: ["b", "c"]),
        Case(.like("a-*-prod"), "a-b-prod", not: "a-b-dev"),
        Case(.like("a*b*c"), "axbxbc", not: "ac"),
        Case(.like("a*a"), "aa", not: "a"),
        Case(.like("*.Arn"), ["Fn::GetAtt": ["Other", "Arn"]], not: 1),
        Case(.within(1...5), 5, not: 6),
        Case(.within(1...), 1, not: 0),
        Case(.within(...5), .decimal("4.5"), not: "5"),
        Case(.oneOf("a", .absent), "a", not: "b"),
        Case(.not("a"), "b", not: "a"),
        Case(.document(["a": 1]), #"{"a": 1, "b": 2}"#, not: #"{"a": 2}"#),
        Case(.document(["a": 1]), ["a": 1], not: "no document"),
        Case(.satisfying("an even number") { $0.integer?.isMultiple(of: 2) == true }, 2, not: 3),
    ]

    @Test(arguments: cases) func `takes what it describes, and not its near twin`(item: Case) {
        #expect(Self.issues(with: item.matcher, item.met) == [])
        #expect(Self.issues(with: item.matcher, item.missed).count == 1)
    }

    static func issues(with matcher: Matcher, _ value: JSON) -> [String] {
        let resource: JSON = ["Type": "Custom::Anything", "Properties": ["Value": value]]
        let deployment = Deployment(template: ["Resources": ["One": resource]])
        return LoomTestingTests.issues { deployment.expect("Custom::Anything", ["Value": matcher]) }
    }
}
