import EnvironmentExamples
import TemplateReading
import Testing

@testable import Diff

/// D2: whatever two policies say, what is told of them is held against all that they allow, action by action and resource by resource.
@Suite("Rights of policies made at random")
struct RightsModelTests {
    @Test("nothing is gained that is not told, and nothing is told that was there", arguments: 1...60)
    func model(seed: Int) throws {
        var random = Numbers(seed: UInt64(seed))
        let (old, new) = (Policy(&random), Policy(&random))
        let changes = RightsDifference.changes(
            from: try EnvironmentView(resources: old.template), to: try EnvironmentView(resources: new.template))
        let (before, after) = (old.allowed, new.allowed)
        let more = changes.filter { $0.mayWiden && !$0.isDenied || $0.isDenied && $0.change != .narrowed }
        let less = changes.filter { [.lost, .narrowed, .unknown].contains($0.change) || $0.isDenied }
        for right in after.subtracting(before) { #expect(more.contains { $0.names(right) }, "\(right) of \(new), not of \(old)") }
        for right in before.subtracting(after) { #expect(less.contains { $0.names(right) }, "\(right) of \(old), not of \(new)") }
        for change in changes where !change.isDenied {
            let told = Right.all.filter(change.names)
            switch change.change {
            case .gained, .widened: #expect(!told.isSubset(of: before), "\(change.line) of \(old), which had it")
            case .lost, .narrowed: #expect(!told.isSubset(of: after), "\(change.line) of \(new), which has it")
            case .unknown: Issue.record("\(change.line) can be told")
            }
        }
    }

    @Test("a pattern covers another where it matches all that the other matches", arguments: 1...20)
    func patterns(seed: Int) {
        var random = Numbers(seed: UInt64(seed))
        for _ in 0..<12 {
            let texts = (0..<2).map { _ in String((0..<random.next(5)).map { _ in Array("ab?*")[random.next(4)] }) }
            let (left, right) = (WildcardPattern(action: texts[0]), WildcardPattern(action: texts[1]))
            let words = Self.words
            let matching = words.map { word in
                (left.covers(word) == .yes, right.covers(word) == .yes)
            }
            #expect((left.covers(right) == .yes) == matching.allSatisfy { !$0.1 || $0.0 }, "\(texts)")
            if matching.contains(where: { $0.0 && $0.1 }) { #expect(left.overlaps(right), "\(texts)") }
        }
    }

    /// All texts of up to five letters, one of which no pattern holds.
    private static let words: [WildcardPattern] = {
        var words = [""]
        var last = [""]
        for _ in 0..<5 {
            last = last.flatMap { word in ["a", "b", "c"].map { word + $0 } }
            words += last
        }
        return words.map(WildcardPattern.init(action:))
    }()
}

private struct Right: Hashable {
    let action: String
    let resource: String

    static let all: Set<Right> = Set(
        ["s:GetA", "s:GetB", "s:GetC", "s:Put", "s:Pub", "s:Delete", "t:Get", "u:Get"].flatMap { action in
            ["x", "x/a", "x/a/b", "x/a/c", "x/b", "y", "z"].map { Right(action: action, resource: "arn:aws:s3:::\($0)") }
                + [Right(action: action, resource: "arn:aws:sns:::z")]
        })
}

private struct Policy: CustomStringConvertible {
    struct Statement {
        let isDeny: Bool
        let isNotAction: Bool
        let actions: [String]
        let resources: [String]

        func names(_ right: Right) -> Bool {
            actions.contains { matches($0, right.action) } != isNotAction && resources.contains { matches($0, right.resource) }
        }
    }

    let statements: [Statement]

    init(_ random: inout Numbers) {
        statements = (0..<1 + random.next(3)).map { _ in
            Statement(
                isDeny: random.next(5) == 0, isNotAction: false,
                actions: random.some(["s:GetA", "s:getb", "s:Get*", "s:*", "t:Get", "*", "s:Pu?"]),
                resources: random.some([
                    "arn:aws:s3:::x", "arn:aws:s3:::x/*", "arn:aws:s3:::x/a/?", "arn:aws:s3:::*", "*", "arn:aws:s3:::y",
                ]))
        }
    }

    var allowed: Set<Right> {
        Right.all.filter { right in
            statements.contains { !$0.isDeny && $0.names(right) } && !statements.contains { $0.isDeny && $0.names(right) }
        }
    }

    var template: String {
        let texts = statements.map { statement in
            "{Effect: \(statement.isDeny ? "Deny" : "Allow"), Action: [\(quoted(statement.actions))], Resource: [\(quoted(statement.resources))]}"
        }
        return """
            Role: {Type: 'AWS::IAM::Role'}
            P: {Type: 'AWS::IAM::Policy', Properties: {Roles: [!Ref Role], PolicyDocument: {Statement: [\(texts.joined(separator: ", "))]}}}
            """
    }

    var description: String { statements.map { "\($0.isDeny ? "not " : "")\($0.actions) on \($0.resources)" }.joined(separator: "; ") }

    private func quoted(_ texts: [String]) -> String { texts.map { "'\($0)'" }.joined(separator: ", ") }
}

extension RightsChange {
    fileprivate func names(_ right: Right) -> Bool {
        actions.contains { matches($0, right.action) } && resources.contains { matches($0, right.resource) }
    }
}

private func matches(_ pattern: String, _ text: String) -> Bool {
    WildcardPattern(action: pattern).covers(WildcardPattern(action: text)) == .yes
}

/// The same numbers in every run.
private struct Numbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func some(_ texts: [String]) -> [String] {
        let first = next(texts.count)
        return next(2) == 0 ? [texts[first]] : [texts[first], texts[(first + 1 + next(texts.count - 1)) % texts.count]]
    }
}
