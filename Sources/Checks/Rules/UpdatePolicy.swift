import Documents
import TemplateReading

extension Rule {
    static let updatePolicy = Rule(
        "update-policy", "A policy of creation or update holds what CloudFormation reads.",
        reason: "CloudFormation refuses the template: it knows few such policies, each with members of its own.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html",
        refused: example("MaxBatch"), accepted: example("MaxBatchSize")
    ) { template, breaches in
        guard !template.isTransformed else { return }
        for resource in template.resources {
            for (attribute, policies) in policies {
                guard let written = resource.body[attribute]?.object, !Intrinsic.stands(in: .object(written)) else { continue }
                for (name, policy) in written {
                    let path = ["Resources", resource.logicalID, attribute, name]
                    guard let members = policies[name] else {
                        let nearest = nearestNames(to: name, among: policies.keys.sorted(), limit: 1).first
                        breaches.add("\(attribute) has no \(name)", at: path, remedy: nearest.map { "did you mean \($0)?" })
                        continue
                    }
                    guard let policy = policy.object, !members.isEmpty, !Intrinsic.stands(in: .object(policy)) else { continue }
                    for key in policy.keys where !members.contains(key) {
                        let nearest = nearestNames(to: key, among: members, limit: 1).first
                        breaches.add(
                            "\(name) has no \(key)", at: path + [key],
                            remedy: nearest.map { "did you mean \($0)?" } ?? "it has \(members.joined(separator: ", "))")
                    }
                }
            }
        }
    }

    /// Attribute → policy → members; none for what is true or false.
    private static let policies: [(String, [String: [String]])] = [
        (
            "CreationPolicy",
            [
                "AutoScalingCreationPolicy": ["MinSuccessfulInstancesPercent"], "ResourceSignal": ["Count", "Timeout"], "StartFleet": [],
            ]
        ),
        (
            "UpdatePolicy",
            [
                "AutoScalingReplacingUpdate": ["WillReplace"],
                "AutoScalingRollingUpdate": [
                    "MaxBatchSize", "MinActiveInstancesPercent", "MinInstancesInService", "MinSuccessfulInstancesPercent", "PauseTime",
                    "SuspendProcesses", "WaitOnResourceSignals",
                ], "AutoScalingScheduledAction": ["IgnoreUnmodifiedGroupSizeProperties"],
                "CodeDeployLambdaAliasUpdate": [
                    "AfterAllowTrafficHook", "ApplicationName", "BeforeAllowTrafficHook", "DeploymentGroupName",
                ], "EnableVersionUpgrade": [], "UseOnlineResharding": [],
            ]
        ),
    ]

    private static func example(_ member: String) -> String {
        """
        Machines:
          Type: AWS::AutoScaling::AutoScalingGroup
          UpdatePolicy: {AutoScalingRollingUpdate: {\(member): 1}}
          Properties:
            {MinSize: '1', MaxSize: '2', AvailabilityZones: [eu-west-3a], LaunchTemplate: {LaunchTemplateId: lt-12345678, Version: '1'}}
        """
    }
}
