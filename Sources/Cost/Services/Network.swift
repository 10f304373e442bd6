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
                guard cost.template.certainText(cost.properties["VpcEndpointType"]) == "Interface" else { return }
                let zones = cost.template.certainElements(cost.properties["SubnetIds"])?.count
                cost.hourly("interface endpoint, a zone each", "vpce.interface.hour", times: zones.map(Double.init))
                cost.used("data through it", "vpce.interface.data", "monthly_data_processed_gb")
            },
            // <https://aws.amazon.com/elasticloadbalancing/pricing/>
            Pricing("AWS::ElasticLoadBalancingV2::LoadBalancer") { cost in
                let kind = ["network": "nlb", "gateway": "gwlb"][cost.template.certainText(cost.properties["Type"]) ?? ""] ?? "alb"
                cost.hourly("load balancer", "\(kind).hour")
                cost.used("capacity units", "\(kind).lcu", "monthly_lcu_hours")
                guard cost.template.certainText(cost.properties["Scheme"]) != "internal" else { return }
                let zones = cost.template.certainElements(cost.properties["Subnets"])?.count
                cost.hourly("public addresses, a zone each", "ipv4.public.in_use", times: zones.map(Double.init))
            },
            // <https://aws.amazon.com/ec2/pricing/on-demand/>
            Pricing("AWS::EC2::Instance") { cost in
                let type = cost.template.certainText(cost.properties["InstanceType"]) ?? "unknown"
                cost.hourly("\(type), Linux", "ec2.\(type).linux")
                for (_, mapping) in cost.template.objects(at: "BlockDeviceMappings", "*", in: cost.resource) {
                    guard let volume = mapping["Ebs"] else { continue }
                    let kind = cost.template.certainText(volume["VolumeType"]) ?? "gp2"
                    cost.fixed("\(kind) volume", "ebs.\(kind).storage", cost.template.certainNumber(volume["VolumeSize"]).map(Double.init))
                }
                let interfaces = cost.template.objects(at: "NetworkInterfaces", "*", in: cost.resource)
                if interfaces.contains(where: { cost.template.certainFlag($0.object["AssociatePublicIpAddress"]) == true }) {
                    cost.hourly("public address", "ipv4.public.in_use")
                }
            },
            Pricing("AWS::EC2::Volume") { cost in
                let kind = cost.template.certainText(cost.properties["VolumeType"]) ?? "gp2"
                cost.fixed("\(kind) volume", "ebs.\(kind).storage", cost.template.certainNumber(cost.properties["Size"]).map(Double.init))
            },
            // <https://aws.amazon.com/route53/pricing/>
            Pricing("AWS::Route53::HostedZone") { cost in
                cost.fixed("hosted zone", "route53.zone", 1)
                cost.used("queries", "route53.query", "monthly_standard_queries")
            },
        ]
    }
}
