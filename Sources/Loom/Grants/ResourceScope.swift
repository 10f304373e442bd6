import CloudFormationModel

/// The resources of one environment, service by service: its names where a service's ARNs carry them, its account where they carry IDs
/// (`Neighbours` then keeps other environments apart).
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html>
enum ResourceScope {
    /// The statements that allow actions of one service on the environment's resources.
    static func statements(of service: String, _ actions: [String], _ rights: DeliveryRights) -> [Statement] {
        guard let resources = patterns(of: service, rights) else { return [] }
        if service == "kms" { return keysOfHandlers(actions, resources, rights) }
        if service == "route53" { return records(actions, resources, rights) }
        let allowed = Statement(effect: .allow, actions: actions, resources: resources)
        guard service == "secretsmanager" else { return [allowed] }
        let ofDatabases = actions.filter { ["secretsmanager:CreateSecret", "secretsmanager:TagResource"].contains($0) }
        return ofDatabases.isEmpty ? [allowed] : [allowed, Statement(effect: .allow, actions: ofDatabases, resources: [databasePasswords])]
    }

    /// Keys are used by the services that store things, never by whoever holds the right.
    /// <https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service>
    static func keys(_ actions: [String], _ rights: DeliveryRights) -> Statement {
        Statement(
            effect: .allow, actions: actions, resources: patterns(of: "kms", rights) ?? [],
            conditions: [.init("StringLike", "kms:ViaService", "*.amazonaws.com")])
    }

    /// Handlers look a key up themselves, not by way of a service.
    private static func keysOfHandlers(_ actions: [String], _ keys: [Value<String>], _ rights: DeliveryRights) -> [Statement] {
        let describe = "kms:DescribeKey"
        let others = actions.filter { $0 != describe }
        let statements = others.isEmpty ? [] : [self.keys(others, rights)]
        return actions.contains(describe) ? statements + [.allow(describe, on: keys)] : statements
    }

    /// Zones carry IDs, and hold records of others: those of the environment alone are changed.
    /// <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html>
    private static func records(_ actions: [String], _ zones: [Value<String>], _ rights: DeliveryRights) -> [Statement] {
        let change = "route53:ChangeResourceRecordSets"
        let others = actions.filter { $0 != change }
        var statements = others.isEmpty ? [] : [Statement(effect: .allow, actions: others, resources: zones)]
        if actions.contains(change), !rights.needs.domainNames.isEmpty {
            statements.append(
                .allow(
                    change, on: zones,
                    when: .init(
                        "ForAllValues:StringEquals", "route53:ChangeResourceRecordSetsNormalizedRecordNames",
                        rights.needs.domainNames.map { Value($0.lowercased()) }), id: "Records"))
        }
        return statements
    }

    /// RDS names the secrets that it keeps itself.
    static let databasePasswords: Value<String> = "arn:\(.partition):secretsmanager:*:\(.accountID):secret:rds!*"

    /// Patterns of ARNs; nil for a service whose actions name no resource, and for IAM, whose rights `ExecutionIdentity` holds.
    static func patterns(of service: String, _ rights: DeliveryRights) -> [Value<String>]? {
        let names = rights.names
        // What a later generation of a resource is named: `test-orders-dev-2`.
        let later = "\(names)-?"
        func arn(_ resources: String...) -> [Value<String>] {
            resources.map { "arn:\(.partition):\(service):*:\(.accountID):\($0)" }
        }
        switch service {
        // Not /account: that is a setting of the whole account.
        case "apigateway":
            let domains = rights.needs.domainNames.flatMap { ["/domainnames/\($0)", "/domainnames/\($0)/*"] }
            return
                (["/restapis", "/restapis/*", "/tags/*", "/usageplans", "/usageplans/*"] + (domains.isEmpty ? [] : ["/domainnames"])
                + domains).map { "arn:\(.partition):apigateway:*::\($0)" }
        case "application-autoscaling": return arn("scalable-target/*")
        case "autoscaling": return arn("autoScalingGroup:*:autoScalingGroupName/\(names)*")
        case "cloudfront": return ["arn:\(.partition):cloudfront::\(.accountID):*"]
        case "cloudwatch": return arn("alarm:\(names)") + ["arn:\(.partition):cloudwatch::\(.accountID):dashboard/\(names)"]
        case "dynamodb": return arn("table/\(names)", "table/\(later)", "table/\(names)/*", "table/\(later)/*")
        case "ec2": return ["arn:\(.partition):ec2:*:\(.accountID):*", "arn:\(.partition):ec2:*::image/*"]
        case "ecr": return arn("repository/\(rights.app)-*")
        case "ecs":
            return arn(
                "cluster/\(names)", "service/\(names)/\(names)", "service-deployment/\(names)/\(names)/*", "task-definition/\(names):*")
        case "elasticache":
            return arn("serverlesscache:\(names)", "serverlesscache:\(later)", "serverlesscachesnapshot:\(names)*", "subnetgroup:\(names)*")
        case "elasticloadbalancing": return arn("loadbalancer/*/\(names)/*", "targetgroup/\(names)/*", "listener*/*/\(names)/*")
        case "kms": return arn("key/*")
        case "lambda": return arn("function:\(names)", "function:\(names):*", "layer:\(names)*", "event-source-mapping:*")
        // /aws/lambda/NAME, /ecs/NAME, aws-waf-logs-NAME, /aws/rds/instance/NAME/postgresql; log streams follow a colon.
        case "logs":
            return arn(
                "log-group:*\(names)", "log-group:*\(names):*", "log-group:*\(names)/*", "log-group:*\(later)", "log-group:*\(later):*",
                "log-group:*\(later)/*")
        // CloudFormation names groups and snapshots after their stack; an instance that names none gets AWS's default groups.
        case "rds":
            return arn(
                "db:\(names)", "db:\(later)", "cluster:\(names)", "subgrp:\(names)-*", "pg:\(names)-*", "cluster-pg:\(names)-*",
                "snapshot:\(names)-*",
                "snapshot:rds:\(names)-*", "cluster-snapshot:\(names)-*", "og:default:*", "pg:default.*", "cluster-pg:default.*")
        case "route53": return ["arn:\(.partition):route53:::hostedzone/*", "arn:\(.partition):route53:::change/*"]
        // The user of a database is granted by the database's ID.
        case "rds-db": return arn("dbuser:*")
        case "s3":
            return [names, later].flatMap { name -> [Value<String>] in
                ["arn:\(.partition):s3:::\(name)-\(.accountID)", "arn:\(.partition):s3:::\(name)-\(.accountID)/*"]
            }
        // Six random characters end the ARN.
        case "secretsmanager": return arn("secret:\(names)-??????", "secret:\(later)-??????")
        case "servicediscovery": return arn("*")
        case "sns": return arn(names, "\(names):*")
        case "sqs": return arn(names, later)
        case "ssm": return ["arn:\(.partition):ssm:*:\(.accountID):parameter/\(names)", "arn:\(.partition):ssm:*::parameter/aws/service/*"]
        case "wafv2":
            return arn(
                "*/webacl/\(names)/*", "*/webacl/\(later)/*", "*/ipset/\(names)/*", "*/regexpatternset/\(names)/*", "*/rulegroup/\(names)/*"
            ) + [
                "arn:\(.partition):wafv2:*:*:*/managedruleset/*/*", "arn:\(.partition):apigateway:*::/restapis/*/stages/*",
            ]
        default: return nil
        }
    }
}
