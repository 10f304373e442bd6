import Documents
import Registry
import TemplateReading

extension SchemaCheck {
    func evaluate(scalar value: JSON, _ schema: CompiledSchema, _ problems: Problems?) -> Verdict {
        var verdict = Verdict.yes
        func refuse(_ problem: @autoclosure () -> Problem) {
            problems?.add(problem())
            verdict = .no
        }
        let text = value.scalarText
        let isPlain = isWritten && value.string != nil
        if isPlain, schema.knownTexts.contains(text) { return .yes }
        // A dynamic reference is read by CloudFormation when it deploys.
        if text.utf8.count > 12, text.holds("{{resolve:") { return .unknown }
        guard schema.aspects.contains(.scalars) else { return .yes }
        let wanted = schema.scalar
        if let values = wanted.values, !wanted.takes(text, ignoringCase: ignoresCase) { refuse(unknownValue(text, values)) }
        if value.string != nil || schema.kinds.contains(.string) {
            if !wanted.length.isOpen {
                let length = text.unicodeScalars.count
                if !wanted.length.contains(length) {
                    refuse(problem(.length, "\(length) characters; \(Self.bounds(wanted.length)) are taken"))
                }
            }
            if let pattern = wanted.pattern, let compiled = template.pattern(pattern) {
                switch compiled.matches(text) {
                case false?: refuse(problem(.pattern, "\"\(Self.shortened(text))\" does not match \(pattern)"))
                case nil: verdict = verdict && .unknown
                case true?: break
                }
            }
            if isWritten, let format = wanted.format, let (pattern, what) = Self.formats[format],
                template.pattern(pattern)?.matches(text) == false
            {
                refuse(problem(.pattern, "\"\(Self.shortened(text))\" is no \(what)"))
            }
        }
        if wanted.boundsNumbers, let number = Double(text), value.string == nil || !schema.kinds.contains(.string) {
            if !wanted.range.contains(number) { refuse(problem(.range, "\(text); \(Self.bounds(wanted.range)) is taken")) }
            if let least = wanted.exclusiveMinimum, number <= least { refuse(problem(.range, "\(text) is not above \(least)")) }
            if let most = wanted.exclusiveMaximum, number >= most { refuse(problem(.range, "\(text) is not below \(most)")) }
            if let step = wanted.multipleOf, step > 0, (number / step).rounded() * step != number {
                refuse(problem(.range, "\(text) is no multiple of \(step)"))
            }
        }
        if isPlain, verdict == .yes { schema.knownTexts.insert(text) }
        return verdict
    }

    /// What identifiers of resources look like. ARNs are left to the patterns: of some properties AWS takes names, too.
    private static let formats = [
        "AWS::EC2::VPC.Id": ("^vpc-([0-9a-f]{8}|[0-9a-f]{17})$", "identifier of a VPC"),
        "AWS::EC2::Subnet.Id": ("^subnet-([0-9a-f]{8}|[0-9a-f]{17})$", "identifier of a subnet"),
        "AWS::EC2::SecurityGroup.Id": ("^sg-([0-9a-f]{8}|[0-9a-f]{17})$", "identifier of a security group"),
        "AWS::EC2::Image.Id": ("^ami-([0-9a-f]{8}|[0-9a-f]{17})$|^resolve:ssm:", "identifier of an image"),
    ]

    private func unknownValue(_ text: String, _ values: [String]) -> Problem {
        let nearest = nearestNames(to: text, among: values, limit: 1).first
        return problem(
            .value, "\"\(Self.shortened(text))\" is none of the values that are taken",
            remedy: nearest.map { "did you mean \($0)?" } ?? "take one of \(Self.list(values.sorted(), most: 12))")
    }

    /// A secret may stand where it should not: no more of a text is shown than it takes to find it.
    static func shortened(_ text: String) -> String { text.count <= 60 ? text : text.prefix(57) + "…" }
}
