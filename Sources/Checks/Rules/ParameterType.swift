import Documents
import Registry
import TemplateReading

extension Rule {
    static let parameterType = Rule(
        "parameter-type", "A parameter has a type that CloudFormation knows.",
        reason: "CloudFormation refuses the template: a parameter's type is missing or unknown.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html",
        refused: parameterExample("dev", type: "Strin"), accepted: parameterExample("dev")
    ) { template, breaches in
        for (name, parameter) in template.parameters {
            guard let type = parameter["Type"]?.string else {
                if parameter.object != nil { breaches.add("Type is missing", at: ["Parameters", name], remedy: "write Type: String") }
                continue
            }
            guard !parameterTypes.contains(type) else { continue }
            breaches.add(
                "there is no type \(type) of parameters", at: ["Parameters", name, "Type"],
                remedy: nearestNames(to: type, among: parameterTypes.sorted(), limit: 1).first.map { "did you mean \($0)?" })
        }
    }

    private static let resourceTypes = [
        "AWS::EC2::AvailabilityZone::Name", "AWS::EC2::Image::Id", "AWS::EC2::Instance::Id", "AWS::EC2::SecurityGroup::GroupName",
        "AWS::EC2::SecurityGroup::Id", "AWS::EC2::Subnet::Id", "AWS::EC2::VPC::Id", "AWS::EC2::Volume::Id", "AWS::Route53::HostedZone::Id",
    ]

    private static let parameterTypes: Set<String> = {
        let one = resourceTypes + ["AWS::EC2::KeyPair::KeyName", "Number", "String"]
        let lists = (resourceTypes + ["Number", "String"]).map { "List<\($0)>" } + ["CommaDelimitedList"]
        // What Parameter Store holds is read as text.
        let stored = (one + lists + ["AWS::SSM::Parameter::Name"]).map { "AWS::SSM::Parameter::Value<\($0)>" }
        return Set(one + lists + stored + ["AWS::SSM::Parameter::Name"])
    }()
}
