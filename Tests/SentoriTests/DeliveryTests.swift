import Documents
import LoomTesting
import PolicySimulation
import SentoriStacks
import Testing

/// What the roles that deliver dev may do, and what not.
@Suite struct DeliveryTests {
    static let template = Deployment.account.app.stacks[0].template

    static let delivery = PolicySimulator(["DevPolicy"], in: template, attributes: ["Deploy.Arn": bucket])
    static let boundary = PolicySimulator(["DevBoundary"], in: template)
    static let execution = PolicySimulator(
        template.resources.map(\.logicalID).filter { $0.hasPrefix("DevExecution") && $0 != "DevExecutionRole" }, in: template)

    static let bucket = "arn:aws:s3:::iot-playground-deploy-1"
    static let region = "eu-west-3:1"

    @Test(
        "B2, B3, B6: CloudFormation makes and changes what dev holds, and nothing of prod",
        arguments: [
            ("dynamodb:CreateTable", "arn:aws:dynamodb:\(region):table/iot-playground-runs-dev"),
            ("dynamodb:UpdateContinuousBackups", "arn:aws:dynamodb:\(region):table/iot-playground-sensor-data-dev"),
            ("dynamodb:UpdateTimeToLive", "arn:aws:dynamodb:\(region):table/iot-playground-runs-dev"),
            ("dynamodb:DeleteTable", "arn:aws:dynamodb:\(region):table/iot-playground-runs-dev"),
            ("lambda:CreateFunction", "arn:aws:lambda:\(region):function:iot-playground-run-api-dev"),
            ("lambda:PublishVersion", "arn:aws:lambda:\(region):function:iot-playground-run-api-dev"),
            ("cloudwatch:PutDashboard", "arn:aws:cloudwatch::1:dashboard/iot-playground-dashboard-dev"),
            ("cloudwatch:PutMetricAlarm", "arn:aws:cloudwatch:\(region):alarm:iot-playground-alarms-api-5xx-dev"),
            ("sns:CreateTopic", "arn:aws:sns:\(region):iot-playground-alarms-dev"),
            ("secretsmanager:CreateSecret", "arn:aws:secretsmanager:\(region):secret:iot-playground-password-dev-AbCdEf"),
            ("ecs:CreateService", "arn:aws:ecs:\(region):service/iot-playground-cluster-dev/iot-playground-grafana-dev"),
            (
                "elasticloadbalancing:CreateLoadBalancer",
                "arn:aws:elasticloadbalancing:\(region):loadbalancer/app/iot-playground-grafana-dev/1"
            ),
            ("elasticloadbalancing:CreateTargetGroup", "arn:aws:elasticloadbalancing:\(region):targetgroup/iot-playground-grafana-dev/1"),
            ("s3:GetObject", "\(bucket)/assets/dev/a.zip"),
        ])
    func resources(action: String, resource: String) {
        #expect(Self.execution.allows(action, on: resource))
        #expect(!Self.execution.allows(action, on: Self.ofProd(resource)))
    }

    private static func ofProd(_ resource: String) -> String {
        var result = ""
        var rest = resource[...]
        while let first = rest.first {
            let isName = rest.hasPrefix("-dev") || rest.hasPrefix("/dev/")
            if isName { result += "\(first)prod" } else { result.append(first) }
            rest = rest.dropFirst(isName ? 4 : 1)
        }
        return result
    }

    @Test("B4: of the zone's records CloudFormation changes those of dev, in lower case as IAM sees them, and of the domains dev's own")
    func records() {
        let zone = "arn:aws:route53:::hostedzone/Z1"
        func record(_ name: String) -> [String: String] { ["route53:ChangeResourceRecordSetsNormalizedRecordNames": name] }
        for name in ["api-lambda-iot.sentori-studio.com", "grafana-iot.sentori-studio.com"] {
            #expect(Self.execution.allows("route53:ChangeResourceRecordSets", on: zone, record(name)))
        }
        for name in ["api-iot-prod.sentori-studio.com", "sentori-studio.com", "www.sentori-studio.com"] {
            #expect(!Self.execution.allows("route53:ChangeResourceRecordSets", on: zone, record(name)))
        }
        #expect(Self.execution.allows("route53:GetChange", on: "arn:aws:route53:::change/C1"))
        #expect(!Self.execution.allows("route53:DeleteHostedZone", on: zone))
        let domains = "arn:aws:apigateway:eu-west-3::/domainnames"
        #expect(Self.execution.allows("apigateway:POST", on: domains))
        for path in ["", "/basepathmappings", "/basepathmappings/(none)"] {
            #expect(Self.execution.allows("apigateway:DELETE", on: "\(domains)/api-lambda-iot.sentori-studio.com\(path)"))
            #expect(!Self.execution.allows("apigateway:DELETE", on: "\(domains)/api-iot-prod.sentori-studio.com\(path)"))
        }
    }

    @Test("B4: zone and certificate are read by their parameters, and no other parameter is")
    func parameters() {
        func parameter(_ name: String) -> String { "arn:aws:ssm:\(Self.region):parameter/iot-playground/\(name)" }
        for name in ["zone", "certificate"] {
            #expect(Self.execution.allows("ssm:GetParameters", on: parameter("sentori-studio.com/\(name)")))
            #expect(!Self.execution.allows("ssm:PutParameter", on: parameter("sentori-studio.com/\(name)")))
        }
        #expect(!Self.execution.allows("ssm:GetParameters", on: parameter("other")))
    }

    @Test(
        "B8: the workflow uploads packages, moves aliases and records releases",
        arguments: [
            ("s3:PutObject", "\(bucket)/assets/dev/a.zip"), ("s3:PutObject", "\(bucket)/releases/dev/1"),
            ("s3:PutObject", "\(bucket)/templates/dev/1.json"), ("s3:ListBucket", bucket),
            ("lambda:UpdateAlias", "arn:aws:lambda:\(region):function:iot-playground-run-api-dev"),
            ("lambda:GetAlias", "arn:aws:lambda:\(region):function:iot-playground-run-api-dev:live"),
            ("cloudformation:CreateChangeSet", "arn:aws:cloudformation:\(region):stack/iot-playground-lambdas-dev/1"),
        ])
    func delivery(action: String, resource: String) { #expect(Self.delivery.allows(action, on: resource)) }

    @Test(
        "what there is nothing of, the workflow has no right to",
        arguments: [
            ("s3:PutObject", "\(bucket)/assets/prod/a.zip"), ("s3:DeleteObject", "\(bucket)/assets/dev/a.zip"),
            ("ecr:PutImage", "arn:aws:ecr:\(region):repository/iot-playground-run-api"), ("ecr:GetAuthorizationToken", "*"),
            ("s3:PutObject", "arn:aws:s3:::iot-playground-site-dev-1/index.html"),
            ("ecs:UpdateService", "arn:aws:ecs:\(region):service/iot-playground-cluster-dev/iot-playground-grafana-dev"),
            ("lambda:InvokeFunction", "arn:aws:lambda:\(region):function:iot-playground-run-api-dev:live"),
            ("lambda:UpdateFunctionCode", "arn:aws:lambda:\(region):function:iot-playground-run-api-dev"),
            ("dynamodb:GetItem", "arn:aws:dynamodb:\(region):table/iot-playground-runs-dev"),
        ])
    func nothingElse(action: String, resource: String) { #expect(!Self.delivery.allows(action, on: resource)) }

    @Test("B9: the boundary lets each role do what its own policy says")
    func programs() throws {
        var count = 0
        for policy in Deployment.dev.all("AWS::IAM::Policy") {
            for statement in policy["PolicyDocument", "Statement"]?.array ?? [] {
                for action in PolicySimulator.texts(statement["Action"]) {
                    for resource in statement["Resource"]?.array ?? [statement["Resource"] ?? .null] {
                        let arn = Self.arn(resource, policy)
                        #expect(Self.boundary.allows(action, on: arn), "\(action) on \(arn)")
                        count += 1
                    }
                }
            }
        }
        #expect(count > 20)
        for role in Deployment.dev.all("AWS::IAM::Role") { #expect(role["PermissionsBoundary"] != nil, "\(role.logicalID)") }
    }

    /// What a resource of dev is called on AWS, by its name in the template.
    private static func arn(_ resource: JSON, _ policy: DeployedResource) -> String {
        let text = policy.text(of: resource)
        let names = [
            "data.Runs.Arn": "arn:aws:dynamodb:\(region):table/iot-playground-runs-dev",
            "data.SensorData.Arn": "arn:aws:dynamodb:\(region):table/iot-playground-sensor-data-dev",
            "lambdas.RunApiLogs.Arn": "arn:aws:logs:\(region):log-group:/aws/lambda/iot-playground-run-api-dev:*",
            "lambdas.SensorApiLogs.Arn": "arn:aws:logs:\(region):log-group:/aws/lambda/iot-playground-sensor-api-dev:*",
            "grafana.GrafanaLogs.Arn": "arn:aws:logs:\(region):log-group:/ecs/iot-playground-grafana-dev:*",
            "grafana.Password": "arn:aws:secretsmanager:\(region):secret:iot-playground-password-dev-AbCdEf",
        ]
        guard let name = names.keys.filter({ text.hasPrefix($0) }).max(by: { $0.count < $1.count }), let arn = names[name] else {
            return text
        }
        return arn + text.dropFirst(name.count)
    }
}
