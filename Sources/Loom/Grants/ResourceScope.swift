import CloudFormationModel

/// The resources of one environment, service by service: its names where a service's ARNs carry them, its account where they carry IDs.
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html>
enum ResourceScope {
    /// Patterns of ARNs; nil for a service whose actions name no resource.
    static func patterns(of service: String, _ rights: DeliveryRights) -> [Value<String>]? {
        let names = rights.names
        func arn(_ resources: String...) -> [Value<String>] {
            resources.map { "arn:\(.partition):\(service):*:\(.accountID):\($0)" }
        }
        switch service {
        case "apigateway": return ["arn:\(.partition):apigateway:*::/*"]
        case "application-autoscaling": return arn("scalable-target/*")
        case "autoscaling": return arn("*")
        case "cloudfront": return ["arn:\(.partition):cloudfront::\(.accountID):*"]
        case "cloudwatch": return arn("alarm:\(rights.app)-*")
        case "ec2": return ["arn:\(.partition):ec2:*:\(.accountID):*", "arn:\(.partition):ec2:*::image/*"]
        case "ecr": return arn("repository/\(rights.app)-*")
        case "ecs": return arn("cluster/\(names)", "service/\(names)/\(names)", "task-definition/\(names):*")
        case "elasticache": return arn("serverlesscache:\(names)", "subnetgroup:*", "serverlesscachesnapshot:*")
        case "elasticloadbalancing": return arn("loadbalancer/*", "targetgroup/*", "listener/*", "listener-rule/*")
        case "kms": return arn("key/*", "alias/*")
        case "lambda": return arn("function:\(names)", "function:\(names):*", "layer:*")
        case "logs": return arn("log-group:*", "log-group:*:log-stream:*")
        case "rds":
            return arn(
                "db:\(names)*", "cluster:\(names)*", "subgrp:\(rights.app)-*", "pg:\(rights.app)-*", "cluster-pg:\(rights.app)-*",
                "snapshot:*", "cluster-snapshot:*")
        case "s3":
            return ["arn:\(.partition):s3:::\(names)-*", "arn:\(.partition):s3:::\(names)-*/*"]
        case "secretsmanager": return arn("secret:\(names)-*", "secret:rds!*")
        case "servicediscovery": return arn("*")
        case "sns": return arn(names)
        case "sqs": return arn(names)
        case "ssm": return ["arn:\(.partition):ssm:*:\(.accountID):parameter/*", "arn:\(.partition):ssm:*::parameter/aws/service/*"]
        case "wafv2":
            return arn("*/webacl/*/*", "*/ipset/*/*", "*/regexpatternset/*/*", "*/rulegroup/*/*", "*/managedruleset/*/*") + [
                "arn:\(.partition):apigateway:*::/restapis/*"
            ]
        default: return nil
        }
    }
}
