import Documents
import Registry

extension Rule {
    static let parameterDefault = Rule(
        "parameter-default", "A parameter's default is a value that the parameter takes.",
        reason: "CloudFormation refuses the template before it looks at any value that is given.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
        refused: example("test"), accepted: example("dev")
    ) { template, breaches in
        for (name, parameter) in template.parameters {
            guard let value = parameter["Default"] else { continue }
            let text = SchemaCheck.text(of: value)
            func refuse(_ message: String, remedy: String? = nil) {
                breaches.add(message, at: ["Parameters", name, "Default"], remedy: remedy)
            }
            if value.object != nil || value.array != nil {
                refuse("a default is a text", remedy: value.array == nil ? nil : "write the list with commas between its elements")
                continue
            }
            let type = parameter["Type"]?.string ?? "String"
            let isList = type == "CommaDelimitedList" || type.hasPrefix("List<")
            // A list's allowed value may itself hold commas.
            let allowed = parameter["AllowedValues"]?.array?.map(SchemaCheck.text)
            if isList, allowed?.contains(where: { $0.contains(",") }) == true { continue }
            let values = isList ? text.split(separator: ",").map { String($0.drop { $0 == " " }) } : [text]
            if type == "Number" || type == "List<Number>", let wrong = values.first(where: { Double($0) == nil && !$0.isEmpty }) {
                refuse("\"\(wrong)\" is no number")
            }
            if let allowed = parameter["AllowedValues"]?.array?.map(SchemaCheck.text),
                let wrong = values.first(where: { !allowed.contains($0) }),
                type != "Number" || !allowed.contains(where: { Double($0) == Double(wrong) })
            {
                refuse("\"\(wrong)\" is none of the AllowedValues", remedy: "take one of \(SchemaCheck.list(allowed, most: 8))")
            }
            if let pattern = parameter["AllowedPattern"]?.string, type == "String", let compiled = template.pattern("^(?:\(pattern))$"),
                compiled.matches(text) == false
            {
                refuse("\"\(SchemaCheck.shortened(text))\" does not match AllowedPattern")
            }
            let length = text.unicodeScalars.count
            if type == "String", let least = number(parameter["MinLength"]), Double(length) < least {
                refuse("it is shorter than MinLength")
            }
            if type == "String", let most = number(parameter["MaxLength"]), Double(length) > most { refuse("it is longer than MaxLength") }
            if type == "Number", let number = Double(text) {
                if let least = Rule.number(parameter["MinValue"]), number < least { refuse("it is less than MinValue") }
                if let most = Rule.number(parameter["MaxValue"]), number > most { refuse("it is more than MaxValue") }
            }
        }
    }

    static let parameterType = Rule(
        "parameter-type", "A parameter has a type that CloudFormation knows.",
        reason: "CloudFormation refuses the template: a parameter's type is missing or unknown.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html",
        refused: example("dev", type: "Strin"), accepted: example("dev")
    ) { template, breaches in
        for (name, parameter) in template.parameters {
            guard let type = parameter["Type"]?.string else {
                if parameter.object != nil { breaches.add("Type is missing", at: ["Parameters", name], remedy: "write Type: String") }
                continue
            }
            guard !types.contains(type), !type.hasPrefix("AWS::SSM::Parameter::"), !resourceTypes.contains(type),
                !resourceTypes.contains(where: { "List<\($0)>" == type })
            else { continue }
            breaches.add(
                "there is no type \(type) of parameters", at: ["Parameters", name, "Type"],
                remedy: nearestNames(to: type, among: types + resourceTypes, limit: 1).first.map { "did you mean \($0)?" })
        }
    }

    private static let types = ["String", "Number", "List<Number>", "List<String>", "CommaDelimitedList"]
    private static let resourceTypes = [
        "AWS::EC2::AvailabilityZone::Name", "AWS::EC2::Image::Id", "AWS::EC2::Instance::Id", "AWS::EC2::KeyPair::KeyName",
        "AWS::EC2::SecurityGroup::GroupName", "AWS::EC2::SecurityGroup::Id", "AWS::EC2::Subnet::Id", "AWS::EC2::VPC::Id",
        "AWS::EC2::Volume::Id", "AWS::Route53::HostedZone::Id",
    ]

    private static func number(_ value: JSON?) -> Double? { value.flatMap { Double(SchemaCheck.text(of: $0)) } }

    private static func example(_ value: String, type: String = "String") -> String {
        """
        Parameters: {Env: {Type: \(type), AllowedValues: [dev, prod], Default: \(value)}}
        Resources: {Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Ref Env}}}
        """
    }
}
