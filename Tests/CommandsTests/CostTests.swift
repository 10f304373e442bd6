import CloudFormationModel
import Documents
import Loom
import TemporaryFiles
import Testing

@testable import Commands

/// `cost`: of one environment, of two, and of choices that the plan did not take.
@Suite struct CostTests {
    struct GatewayApp: PlannedApp {
        enum Environment: String, DeploymentEnvironment { case account, dev, prod }

        enum Gateways: Sendable { case none, instance, one, two }

        struct Plan: Sendable {
            var gateways: Gateways
            var budget: Dollars?
        }

        struct NetworkStack: Stack {
            let description = "Gateways"
            let queue = Resource("AWS::SQS::Queue", [:])
            var first: Resource?
            var second: Resource?

            init(_ plan: Plan) {
                if plan.gateways == .instance { first = Resource("AWS::EC2::Instance", ["InstanceType": "t4g.none"]) }
                if plan.gateways == .one || plan.gateways == .two {
                    first = Resource("AWS::EC2::NatGateway", ["SubnetId": "subnet-1", "AllocationId": "eipalloc-1"])
                }
                if plan.gateways == .two {
                    second = Resource("AWS::EC2::NatGateway", ["SubnetId": "subnet-2", "AllocationId": "eipalloc-2"])
                }
            }
        }

        static let name = "gateways"
        static let sources = "stacks/Gateways"
        static let region = Region.paris
        static let settings = [
            PlanSetting("gateways", \Plan.gateways, choices: ["instance": .instance, "none": .none, "one": .one, "two": .two]),
            PlanSetting("budget", \Plan.budget),
        ]
        let network: NetworkStack

        static func plan(of environment: Environment) -> Plan? {
            switch environment {
            case .account: nil
            case .dev: Plan(gateways: .one, budget: .dollars(40))
            case .prod: Plan(gateways: .two, budget: .dollars(40))
            }
        }

        static func budget(of plan: Plan) -> Dollars? { plan.budget }

        init(_ environment: Environment, release: Release) {
            self.init(Self.plan(of: environment) ?? Plan(gateways: .none), release: release)
        }

        init(_ plan: Plan, release: Release) { network = NetworkStack(plan) }
    }

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        folder.makeFolder("stacks")
        folder.makeFolder("stacks/Gateways")
    }

    func cost(_ arguments: String...) -> Run { Run(["cost"] + arguments + ["--root", folder.path], app: GatewayApp.self) }

    @Test func `fixed, usage and unknown stand apart, as text and as JSON`() throws {
        try folder.write(
            #"{"dev": {"resource_usage": {"network/First": {"monthly_data_processed_gb": 100}}}}"#, to: "stacks/Gateways/usage.json")
        let run = cost("--env", "dev")
        #expect(run.code == .success && run.error.isEmpty, "\(run.error)")
        #expect(run.output.contains("network/First  NAT gateway      36.50         730 hour × 0.05"), "\(run.output)")
        #expect(run.output.contains("network/First  data through it          5.00  100 GB × 0.05"), "\(run.output)")
        #expect(run.output.contains("network/Queue  requests  the usage file has no monthly_requests"), "\(run.output)")
        let json = try #require(cost("--env", "dev", "--format", "json").json)
        #expect(json["totalMonthlyFixed"] == .decimal("36.5") && json["totalMonthlyUsage"] == 5)
        #expect(json["unknown"]?[0]?["logicalId"] == "Queue" && json["resources"]?[0]?["usage"] == .null)
    }

    @Test func `two environments, and a choice that was not taken, stand beside each other`() {
        let between = cost("--between", "dev", "prod")
        #expect(between.code == .success && between.output.contains("network/Second  fixed   0.00  36.50  +$36.50"), "\(between.output)")
        let choice = cost("--env", "prod", "--what-if", "gateways=none")
        #expect(choice.output.contains("total           fixed  73.00  0.00  -$73.00"), "\(choice.output)")
        #expect(cost("--env", "prod", "--what-if", "gateways=two").output.contains("no difference"))
    }

    @Test func `the largest saving is advised first, and none where none is left`() {
        #expect(
            cost("--env", "prod", "--advise").output.split(separator: "\n").suffix(5) == [
                "choices of the plan that would lower it",
                "  gateways=none: -$73.00 a month (network/First 36.50 → 0.00, network/Second 36.50 → 0.00)",
                "  gateways=one: -$36.50 a month (network/Second 36.50 → 0.00)",
                "choices that save what is known, and bring what has no price and may cost more than that",
                "  gateways=instance: -$73.00 a month, without what has no price: network/First: t4g.none, Linux (network/Second 36.50 → 0.00)",
            ])
        let advice = cost("--env", "prod", "--advise", "--format", "json").json?["advice"]
        #expect(advice?[1]?["choice"] == "one" && advice?[1]?["unpriced"] == nil && advice?[2]?["unpriced"] != nil)
        #expect(advice?[1]?["lowers"] == [["stack": "network", "logicalId": "Second", "from": .decimal("36.5"), "to": 0]])
        #expect(cost("--env", "account", "--advise").output.contains("no choice of the plan would lower it"))
    }

    @Test(arguments: [
        ("prod", "gateway=one", "the plan offers no choice of \"gateway\"; did you mean \"gateways\"?"),
        ("prod", "budget=none", "the plan offers no choice of \"budget\"; choose from gateways"),
        ("prod", "gateways=on", "\"on\" is no choice of gateways; did you mean \"one\"?"),
        ("prod", "gateways=many", "\"many\" is no choice of gateways; choose from instance, none, one, two"),
        ("prod", "gateways=one,gateways=none", "the setting \"gateways\" is given twice; name one choice of it"),
        ("prod", "gateways=one,", "\"\" is no choice of a setting; write --what-if SETTING=CHOICE"),
        ("account", "gateways=one", "environment \"account\" has no plan to choose from; choose from dev, prod"),
    ])
    func `a choice that the plan does not offer is wrong use, and what there is to choose is named`(
        environment: String, choice: String, message: String
    ) {
        let run = cost("--env", environment, "--what-if", choice)
        #expect(run.code == .wrongUse && run.output.isEmpty && run.error.contains(message), "\(run.error)")
    }

    @Test func `an app without a plan says that it has none to choose from`() {
        let run = Run(["cost", "--env", "dev", "--what-if", "gateways=one"])
        #expect(run.code == .wrongUse && run.error.contains("shop has no plan to choose from; let the app be a PlannedApp"), "\(run.error)")
    }

    @Test func `what cannot be estimated is said, and fails`() {
        let run = cost("--env", "dev", "--usage", "missing.json")
        #expect(run.code == .failure && run.error.contains("missing.json"), "\(run.error)")
    }

    @Test(arguments: [
        [], ["--env", "dev", "--between", "dev", "prod"], ["--between", "dev"], ["--env", "dev", "--what-if", "gateways"], ["dev"],
    ])
    func `wrong use is refused`(arguments: [String]) {
        #expect(Run(["cost"] + arguments, app: GatewayApp.self).code == .wrongUse)
    }

    @Test func `a usage file that speaks of no environment, or holds no number, is told of`() throws {
        try folder.write(#"{"production": {}}"#, to: "stacks/Gateways/usage.json")
        #expect(
            cost("--env", "dev").error.contains("stacks/Gateways/usage.json: warning: /production: there is no environment \"production\""))
        try folder.write(
            #"{"dev": {"resource_usage": {"network/First": {"monthly_data_processed_gb": "many"}}}}"#, to: "usage.json")
        #expect(cost("--env", "dev", "--usage", folder["usage.json"]).code == .failure)
    }

    @Test func `check warns of a budget that is exceeded`() {
        let run = Run(["check", "--env", "dev", "prod", "--root", folder.path], app: GatewayApp.self)
        #expect(run.error.contains("prod costs $73.00 a month whatever happens: the plan's budget is $40.00"), "\(run.error)")
        #expect(!run.error.contains("dev costs"))
    }
}
