import Documents
import LoomTesting
import SentoriStacks
import Testing

@Suite struct GrafanaTests {
    func stack(_ environment: Environment) -> Deployment { Deployment.of(environment).stack("grafana") }

    /// The files that the container writes before Grafana starts.
    func file(_ number: Int, _ environment: Environment) throws -> JSON {
        let task = try #require(stack(environment).all("AWS::ECS::TaskDefinition").first)
        let variables = task["ContainerDefinitions"]?[0]?["Environment"]?.array ?? []
        let text = try #require(variables.first { $0["Name"]?.string == "FILE_\(number)" }?["Value"]?.string)
        return try JSON(parsing: Array(text.utf8))
    }

    @Test("B7: a task on ECS in private subnets, behind a load balancer that speaks HTTPS only", arguments: Environment.systems)
    func service(in environment: Environment) {
        let stack = stack(environment)
        stack.expect(
            "AWS::ECS::Service",
            [
                "NetworkConfiguration": [
                    "AwsvpcConfiguration": [
                        "AssignPublicIp": "DISABLED", "Subnets": ["grafana.NetworkPrivate1Subnet", "grafana.NetworkPrivate2Subnet"],
                    ]
                ]
            ])
        stack.expect(
            "AWS::ElasticLoadBalancingV2::LoadBalancer", ["Subnets": ["grafana.NetworkPublic1Subnet", "grafana.NetworkPublic2Subnet"]])
        stack.expectCount(2, of: "AWS::ElasticLoadBalancingV2::Listener")
        stack.expect(
            "AWS::ElasticLoadBalancingV2::Listener",
            [
                "Port": 443, "Protocol": "HTTPS", "SslPolicy": .like("ELBSecurityPolicy-TLS13-1-2-*"),
                "DefaultActions": [["Type": "forward"]],
            ])
        stack.expect(
            "AWS::ElasticLoadBalancingV2::Listener",
            ["Port": 80, "DefaultActions": [["Type": "redirect", "RedirectConfig": ["Protocol": "HTTPS", "StatusCode": "HTTP_301"]]]])
        // Only the balancer reaches the program.
        stack.expectCount(
            1, of: "AWS::EC2::SecurityGroupIngress",
            ["FromPort": 3_000, "SourceSecurityGroupId": "grafana.GrafanaBalancerSecurityGroup.GroupId"])
    }

    @Test("B7: a dashboard of seven panels over CloudWatch is provisioned", arguments: Environment.systems)
    func dashboard(in environment: Environment) throws {
        let dashboard = try file(3, environment)
        let panels = try #require(dashboard["panels"]?.array)
        #expect(panels.count == 7)
        #expect(dashboard["uid"] == "iot-sensors" && dashboard["refresh"] == "10s")
        #expect(Set(panels.compactMap { $0["type"]?.string }) == ["timeseries", "gauge", "stat"])
        #expect(panels.allSatisfy { $0["datasource"]?["uid"] == "cloudwatch" })
        #expect(panels.contains { ($0["fieldConfig"]?["defaults"]?["thresholds"]?["steps"]?.array?.count ?? 0) > 1 })
        let targets = panels.flatMap { $0["targets"]?.array ?? [] }
        #expect(Set(targets.compactMap { $0["namespace"]?.string }) == ["AWS/Lambda", "AWS/DynamoDB", "IoTPlayground/Sensors"])
    }

    @Test("B7: the panels ask for what is deployed", arguments: Environment.systems)
    func names(in environment: Environment) throws {
        let targets = (try file(3, environment)["panels"]?.array ?? []).flatMap { $0["targets"]?.array ?? [] }
        let deployment = Deployment.of(environment)
        let functions = Set(deployment.all("AWS::Lambda::Function").compactMap { $0.text("FunctionName") })
        let tables = Set(deployment.all("AWS::DynamoDB::Table").compactMap { $0.text("TableName") })
        #expect(Set(targets.compactMap { $0["dimensions"]?["FunctionName"]?.string }) == functions)
        #expect(Set(targets.compactMap { $0["dimensions"]?["TableName"]?.string }) == tables)
        #expect(Set(targets.compactMap { $0["dimensions"]?["Environment"]?.string }) == [environment.rawValue])
        for metric in ["run_started", "run_completed", "sensor_data_ingested", "temperature_avg"] {
            #expect(targets.contains { $0["metricName"]?.string == metric })
        }
    }

    @Test("B7: Grafana finds its files where the container puts them")
    func provisioning() throws {
        let task = try #require(stack(.dev).all("AWS::ECS::TaskDefinition").first)
        let container = try #require(task["ContainerDefinitions"]?[0])
        #expect(container["EntryPoint"] == ["/bin/sh", "-c"])
        let command = try #require(container["Command"]?[0]?.string)
        for (number, path) in [(1, "datasources/cloudwatch.yaml"), (2, "dashboards/files.yaml")] {
            #expect(command.contains("printf %s \"$FILE_\(number)\" > '/tmp/provisioning/\(path)'"))
        }
        #expect(command.contains("printf %s \"$FILE_3\" > '/tmp/dashboards/iot-sensors.json'") && command.hasSuffix(" && exec '/run.sh'"))
        let variables = container["Environment"]?.array ?? []
        #expect(variables.contains(["Name": "GF_PATHS_PROVISIONING", "Value": "/tmp/provisioning"]))
        #expect(try file(1, .dev)["datasources"]?[0]?["uid"] == "cloudwatch")
        #expect(try file(2, .dev)["providers"]?[0]?["options"]?["path"] == "/tmp/dashboards")
    }

    @Test("B7: it reads metrics and nothing else, and its password stands in no template", arguments: Environment.systems)
    func rights(in environment: Environment) throws {
        let policies = stack(environment).all("AWS::IAM::Policy")
        let actions = policies.flatMap { $0["PolicyDocument", "Statement"]?.array ?? [] }.flatMap {
            $0["Action"]?.array ?? [$0["Action"] ?? .null]
        }
        let services = Set(actions.compactMap { $0.string?.prefix { $0 != ":" } })
        #expect(services == ["cloudwatch", "logs", "secretsmanager"])
        #expect(!actions.contains { $0.string?.contains("Put") == true && $0 != "logs:PutLogEvents" })
        stack(environment).expect("AWS::SecretsManager::Secret", ["SecretString": .absent, "GenerateSecretString": ["PasswordLength": 32]])
        stack(environment).expect(
            "AWS::ECS::TaskDefinition",
            ["ContainerDefinitions": [["Secrets": [["Name": "GF_SECURITY_ADMIN_PASSWORD", "ValueFrom": "grafana.Password"]]]]])
    }

    @Test("B7: a run's link leads to the dashboard", arguments: Environment.systems)
    func link(in environment: Environment) {
        let url = Deployment.of(environment)["lambdas.RunApiFunction"]?["Environment", "Variables", "GRAFANA_URL"]?.string
        #expect(url != nil)
        Deployment.of(environment).expectOutput("grafana.GrafanaUrl", Matcher(url ?? ""))
    }
}
