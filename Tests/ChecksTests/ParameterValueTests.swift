import Testing

/// Which values of a parameter are held against the properties that read it.
@Suite struct ParameterValueTests {
    private func rules(_ parameter: String, conditions: String = "{}") throws -> [String] {
        try RuleTests.findings(
            in: """
                Parameters: {Delay: {Type: Number, \(parameter)}}
                Conditions: \(conditions)
                Resources:
                  Queue: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: !Ref Delay}}
                """
        ).map(\.rule)
    }

    @Test func `the default is one that is deployed`() throws {
        #expect(try rules("Default: 901") == ["property-range"])
        #expect(try rules("Default: 900").isEmpty)
    }

    @Test func `of the allowed values nobody need choose a bad one`() throws {
        #expect(try rules("Default: 5, AllowedValues: [5, 901]").isEmpty)
        #expect(try rules("AllowedValues: [5, 901]").isEmpty)
    }

    @Test func `a default that conditions look at may never meet the property`() throws {
        #expect(try rules("Default: 901", conditions: "{IsSet: !Not [!Equals [!Ref Delay, 901]]}").isEmpty)
    }
}
