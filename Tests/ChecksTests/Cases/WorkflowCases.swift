extension RuleCases {
    private static func machine(_ states: String) -> String {
        """
        Machine: {Type: 'AWS::StepFunctions::StateMachine', Properties: {RoleArn: 'arn:aws:iam::123456789012:role/a', Definition: {StartAt: A, States: {\(states)}}}}
        """
    }

    private static func record(_ type: String, _ values: String) -> String {
        """
        Group: {Type: 'AWS::Route53::RecordSetGroup', Properties: {RecordSets: [{Name: a., Type: \(type), TTL: '60', ResourceRecords: \(values)}]}}
        """
    }

    static let workflows = [
        refused("state-machine", machine("A: {Type: Pass, Next: B}")), refused("state-machine", machine("A: {Type: Pass}")),
        refused("state-machine", machine("A: {Type: Choice, Choices: [{Next: B}]}")),
        refused("state-machine", machine("A: {Type: Parallel, End: true, Branches: [{StartAt: B, States: {C: {Type: Succeed}}}]}")),
        accepted("state-machine", machine("A: {Type: Map, End: true, ItemProcessor: {StartAt: B, States: {B: {Type: Succeed}}}}")),
        accepted("state-machine", machine("A: {Type: Choice, Default: B, Choices: []}, B: {Type: Fail}")),
        refused(
            "state-machine",
            "Machine: {Type: 'AWS::StepFunctions::StateMachine', Properties: {DefinitionString: '{\"StartAt\": \"A\", \"States\": {}}'}}"),
        accepted("state-machine", "Machine: {Type: 'AWS::StepFunctions::StateMachine', Properties: {DefinitionString: !Sub '{${A}}'}}"),
        refused("record-values", record("CNAME", "[a, b]")), refused("record-values", record("AAAA", "[192.0.2.1]")),
        accepted("record-values", record("A", "[192.0.2.1, !Ref Address]")), accepted("record-values", record("TXT", "[a, b]")),
        refused(
            "pipeline-stages", "Pipeline: {Type: 'AWS::CodePipeline::Pipeline', Properties: {Stages: [{Name: a, Actions: []}]}}"),
        refused(
            "resource-name",
            """
            Parameters: {Env: {Type: String, AllowedValues: [production, staging], Default: staging}}
            Resources:
              Cache:
                Type: AWS::ElastiCache::ServerlessCache
                Properties: {Engine: valkey, ServerlessCacheName: !Sub 'sessions-of-the-shop-and-the-office-${Env}'}
            """),
    ]
}
