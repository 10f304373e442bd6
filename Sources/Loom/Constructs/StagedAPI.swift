import CloudFormationModel

/// A REST API with its one stage, as alarms, firewalls and domains see it.
public protocol StagedAPI: Construct {}

extension StagedAPI {
    public var name: Value<String> { part().literal("Name") }
    public var stageName: Value<String> { stage.literal("StageName") }
    public var url: Value<String> { "https://\(part().ref).execute-api.\(.region).\(.urlSuffix)/\(stageName)" }
    var stage: Target { part("Stage") }
    var stageARN: Value<String> { "arn:\(.partition):apigateway:\(.region)::/restapis/\(part().ref)/stages/\(stageName)" }
}
