import Documents
import TemplateReading

extension Services {
    static var network: [Pricing] {
        [
            // <https://aws.amazon.com/vpc/pricing/>
            Pricing("AWS::EC2::NatGateway") { cost in
                cost.hourly("NAT gateway", "nat.hour")
                cost.used("data through it", "nat.data", "monthly_data_processed_gb")
            },
            Pricing("AWS::EC2::EIP") { cost in cost.hourly("public address", "ipv4.public.in_use") },
            Pricing("AWS::EC2::VPCEndpoint") { cost in
                switch cost.text(cost.properties["VpcEndpointType"], orDefault: "Gateway") {
                case "Gateway": return
                case "Interface": break
                case let type?: return cost.unknown(.fixed, "endpoint of the type \(type)", "not covered")
                case nil: return cost.unknown(.fixed, "endpoint", Estimator.unclear)
                }
                let zones = cost.template.certainElements(cost.properties["SubnetIds"])?.count
                cost.hourly("interface endpoint, a zone each", "vpce.interface.hour", times: zones.map(Double.init))
                cost.used("data through it", "vpce.interface.data", "monthly_data_processed_gb")
            },
            // <https://aws.amazon.com/elasticloadbalancing/pricing/>
            Pricing("AWS::ElasticLoadBalancingV2::LoadBalancer") { cost in
                let types = ["application": "alb", "network": "nlb", "gateway": "gwlb"]
                guard let kind = cost.text(cost.properties["Type"], orDefault: "application").flatMap({ types[$0] }) else {
                    return cost.unknown(.fixed, "load balancer", Estimator.unclear)
                }
                cost.hourly("load balancer", "\(kind).hour")
                cost.used("capacity units", "\(kind).lcu", "monthly_lcu_hours")
                guard cost.text(cost.properties["Scheme"], orDefault: "internet-facing") != "internal" else { return }
                let zones = cost.template.certainElements(cost.properties["Subnets"])?.count
                cost.hourly("public addresses, a zone each", "ipv4.public.in_use", times: zones.map(Double.init))
            },
            // <https://aws.amazon.com/ec2/pricing/on-demand/>
            Pricing("AWS::EC2::Instance") { cost in
                if let type = cost.template.certainText(cost.properties["InstanceType"]) {
                    cost.hourly("\(type), Linux", "ec2.\(type).linux")
                } else {
                    cost.unknown(.fixed, "instance", Estimator.unclear)
                }
                for (_, mapping) in cost.template.objects(at: "BlockDeviceMappings", "*", in: cost.resource) {
                    guard let volume = mapping["Ebs"] else { continue }
                    volumes(&cost, type: volume["VolumeType"], size: volume["VolumeSize"])
                }
                let interfaces = cost.template.objects(at: "NetworkInterfaces", "*", in: cost.resource)
                if interfaces.contains(where: { cost.template.certainFlag($0.object["AssociatePublicIpAddress"]) == true }) {
                    cost.hourly("public address", "ipv4.public.in_use")
                }
            },
            Pricing("AWS::EC2::Volume") { cost in
                volumes(&cost, type: cost.properties["VolumeType"], size: cost.properties["Size"])
            },
            // <https://aws.amazon.com/route53/pricing/>
            Pricing("AWS::Route53::HostedZone") { cost in
                cost.fixed("hosted zone", "route53.zone", 1)
                cost.used("queries", "route53.query", "monthly_standard_queries")
            },
        ]
    }

    private static func volumes(_ cost: inout Estimator, type: JSON?, size: JSON?) {
        guard let kind = cost.text(type, orDefault: "gp2") else { return cost.unknown(.fixed, "volume", Estimator.unclear) }
        cost.fixed("\(kind) volume", "ebs.\(kind).storage", cost.decimal(size))
    }
}
