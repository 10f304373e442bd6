import Documents

/// `Fn::If` in its canonical form, in which what it asks stands in the place of the condition's name.
struct Choice {
    let condition: JSON
    /// Nil for no value.
    let yes: JSON?
    let no: JSON?

    init(condition: JSON, yes: JSON?, no: JSON?) {
        self.condition = condition
        self.yes = yes
        self.no = no
    }

    init?(_ value: JSON) {
        guard let object = value.object, object.count == 1, let parts = object["Fn::If"]?.array, parts.count == 3 else { return nil }
        condition = parts[0]
        yes = parts[1] == Self.noValue ? .none : .some(parts[1])
        no = parts[2] == Self.noValue ? .none : .some(parts[2])
    }

    var value: JSON { ["Fn::If": [condition, yes ?? Self.noValue, no ?? Self.noValue]] }

    private static let noValue: JSON = ["Ref": "AWS::NoValue"]
}
