import Documents
import TemplateReading

extension Rule {
    static let parameterDefault = Rule(
        "parameter-default", "A parameter's default is a value that the parameter takes.",
        reason: "CloudFormation refuses the template before it looks at any value that is given.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
        refused: parameterExample("test"), accepted: parameterExample("dev")
    ) { template, breaches in
        for (name, parameter) in template.parameters {
            guard let value = parameter["Default"] else { continue }
            let text = value.scalarText
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
            let allowed = parameter["AllowedValues"]?.array?.map(\.scalarText)
            if isList, allowed?.contains(where: { $0.contains(",") }) == true { continue }
            let values = isList ? text.split(separator: ",").map { String($0.drop { $0 == " " }) } : [text]
            if type == "Number" || type == "List<Number>", let wrong = values.first(where: { Double($0) == nil && !$0.isEmpty }) {
                refuse("\"\(wrong)\" is no number")
            }
            if let allowed = parameter["AllowedValues"]?.array?.map(\.scalarText),
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

    private static func number(_ value: JSON?) -> Double? { value.flatMap { Double($0.scalarText) } }

    static func parameterExample(_ value: String, type: String = "String") -> String {
        """
        Parameters: {Env: {Type: \(type), AllowedValues: [dev, prod], Default: \(value)}}
        Resources: {Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Ref Env}}}
        """
    }
}
