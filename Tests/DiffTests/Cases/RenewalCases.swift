/// What is published anew by design is no alarm.
extension VerdictCases {
    private static func function(_ hash: String, _ memory: Int, policy: String = "DeletionPolicy: Retain, ") -> String {
        """
        Function: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: core, MemorySize: \(memory)}}
        Version\(hash): {Type: 'AWS::Lambda::Version', \(policy)Properties: {FunctionName: core}}
        Alias: {Type: 'AWS::Lambda::Alias', Properties: {FunctionName: core, Name: live, FunctionVersion: !GetAtt Version\(hash).Version}}
        """
    }

    private static func api(_ hash: String, _ title: String) -> String {
        """
        Api: {Type: 'AWS::ApiGateway::RestApi', Properties: {Body: {info: {title: \(title)}}}}
        Deployment\(hash): {Type: 'AWS::ApiGateway::Deployment', Properties: {RestApiId: !Ref Api}}
        Stage: {Type: 'AWS::ApiGateway::Stage', Properties: {RestApiId: !Ref Api, StageName: prod, DeploymentId: !Ref Deployment\(hash)}}
        """
    }

    private static func task(_ image: String) -> String {
        """
        Task: {Type: 'AWS::ECS::TaskDefinition', Properties: {Family: f, ContainerDefinitions: [{Name: a, Image: '\(image)'}]}}
        Service: {Type: 'AWS::ECS::Service', Properties: {TaskDefinition: !Ref Task}}
        """
    }

    static let renewals = [
        change(
            "a function's version", function("AAAA1111", 128), function("BBBB2222", 256), "Function changed update unaffected",
            "VersionAAAA1111 → VersionBBBB2222 added none unaffected", "Alias changed update unaffected",
            "VersionAAAA1111 removed remove retained", note: "new version published, by design"),
        change(
            "an API's deployment", api("AAAA1111", "a"), api("BBBB2222", "b"), "Api changed update unaffected",
            "DeploymentAAAA1111 → DeploymentBBBB2222 added none unaffected", "Stage changed update unaffected",
            "DeploymentAAAA1111 removed remove unaffected", note: "new deployment published, by design"),
        change(
            "a task definition", task("a:1"), task("a:2"), "Task changed replace unaffected", "Service changed update unaffected",
            because: ["TaskDefinition: Ref of Task, which is replaced"],
            properties: [#"Properties/ContainerDefinitions/a/Image: "a:1" → "a:2""#],
            note: "new revision published, by design"),
    ]
}
