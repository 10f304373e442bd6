import CloudFormationModel

/// A REST API with its one stage, as alarms, firewalls and domains see it.
public protocol StagedAPI: Construct {}

extension StagedAPI {
    /// The API's name, as metrics know it.
    public var name: Value<String> { part().literal("Name") }
    /// The stage's name: the environment's.
    public var stageName: Value<String> { stage.literal("StageName") }
    /// `https://{id}.execute-api.{region}.amazonaws.com/{stage}`, without a slash at its end; known once it is deployed.
    public var url: Value<String> { "https://\(part().ref).execute-api.\(.region).\(.urlSuffix)/\(stageName)" }
    var stage: Target { part("Stage") }
    var stageARN: Value<String> { "arn:\(.partition):apigateway:\(.region)::/restapis/\(part().ref)/stages/\(stageName)" }
}
