import AWS
import CloudFormationModel

/// A small instance that forwards what private subnets send out. Its image is Amazon Linux's newest at each deployment, so that it is
/// patched by replacement.
enum NATInstance {
    /// Forwards and masks addresses from the first boot on, and again after each.
    private static let userData = """
        #!/bin/bash
        set -euo pipefail
        # dnf needs more memory than the smallest instance has.
        fallocate -l 1G /swap && chmod 600 /swap && mkswap /swap && swapon /swap
        # The first boot may be ahead of its route to the internet.
        until dnf install -y nftables; do sleep 5; done
        echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/90-nat.conf
        sysctl --system
        device=$(ip -4 route show default | awk '{print $5; exit}')
        cat > /etc/sysconfig/nftables.conf <<RULES
        table ip nat {
          chain postrouting {
            type nat hook postrouting priority srcnat;
            oifname "$device" masquerade
          }
        }
        RULES
        systemctl enable --now nftables

        """

    /// - Returns: the instance's ID.
    static func add(
        to scope: Scope, name: Value<String>, vpc: Value<String>, block: AddressBlock, subnet: Target, ready: [Target]
    ) -> Value<String> {
        let group = scope.add(
            "NatSecurityGroup",
            EC2.SecurityGroup(
                groupDescription: "Instance that forwards from the private subnets",
                securityGroupEgress: [.init(ipProtocol: "-1", cidrIp: "0.0.0.0/0", description: "anywhere")],
                securityGroupIngress: [.init(ipProtocol: "-1", cidrIp: Value(block.whole), description: "from the network")], vpcId: vpc))
        let role = ServiceRole(
            in: scope, part: "Nat", principal: "ec2.amazonaws.com", suffix: "nat", statements: [],
            managedPolicies: ["arn:\(.partition):iam::aws:policy/AmazonSSMManagedInstanceCore"])
        let profile = scope.add("NatProfile", IAM.InstanceProfile(roles: [role.role.ref]))
        let instance = scope.add(
            "Nat",
            EC2.Instance(
                blockDeviceMappings: [
                    .init(deviceName: "/dev/xvda", ebs: .init(deleteOnTermination: true, encrypted: true, volumeSize: 8, volumeType: .gp3))
                ],
                iamInstanceProfile: profile.ref,
                imageId: .parameterStore("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"),
                instanceType: "t4g.nano", metadataOptions: .init(httpEndpoint: .enabled, httpTokens: .required),
                networkInterfaces: [
                    .init(deviceIndex: "0", associatePublicIpAddress: true, groupSet: [group.groupId], subnetId: subnet.ref)
                ],
                sourceDestCheck: false, tags: [.init(key: "Name", value: name)], userData: Fn.base64(Value(userData)),
                attributes: ResourceAttributes(dependsOn: ready)))
        return instance.ref
    }
}
