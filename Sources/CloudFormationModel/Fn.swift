import Documents

/// CloudFormation's intrinsic functions. Text is put together by string interpolation, which becomes `Fn::Sub`; references come from
/// resources (`queue.arn`), so `Ref` and `Fn::GetAtt` need no spelling.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>
public enum Fn {
    /// `Fn::Join`; a list of constants is joined now.
    public static func join(_ separator: String, _ values: List<Value<String>>) -> Value<String> {
        if case .list(let elements) = values.expression {
            let parts = elements.enumerated().flatMap { $0 == 0 ? [$1] : [.string(separator), $1] }
            return Value(expression: .joined(parts))
        }
        return Value(expression: .function("Fn::Join", .list([.string(separator), values.expression])))
    }

    /// `Fn::Select`: the element at `index`, from zero.
    public static func select<Element: PropertyValue>(_ index: Int, _ list: List<Element>) -> Element {
        if case .list(let elements) = list.expression, elements.indices.contains(index) { return Element(expression: elements[index]) }
        return Element(expression: .function("Fn::Select", .list([.literal(.integer(index)), list.expression])))
    }

    /// `Fn::Split`.
    public static func split(_ separator: String, _ text: Value<String>) -> List<Value<String>> {
        List(expression: .function("Fn::Split", .list([.string(separator), text.expression])))
    }

    /// `Fn::If` on a condition of the template.
    public static func `if`<T: PropertyValue>(_ condition: String, _ yes: T, else no: T) -> T {
        T(expression: .function("Fn::If", .list([.string(condition), yes.expression, no.expression])))
    }

    /// `Fn::GetAZs`: the availability zones of the region that the stack is deployed to.
    public static var availabilityZones: List<Value<String>> {
        List(expression: .function("Fn::GetAZs", .string("")))
    }

    /// `Fn::Cidr`: `count` blocks of `2^hostBits` addresses each, cut from `block`.
    public static func cidr(_ block: Value<String>, count: Int, hostBits: Int) -> List<Value<String>> {
        List(
            expression: .function(
                "Fn::Cidr", .list([block.expression, .literal(.integer(count)), .literal(.integer(hostBits))])))
    }

    /// `Fn::FindInMap`.
    public static func findInMap(_ map: String, _ topLevelKey: Value<String>, _ secondLevelKey: Value<String>) -> Value<String> {
        Value(expression: .function("Fn::FindInMap", .list([.string(map), topLevelKey.expression, secondLevelKey.expression])))
    }

    /// `Fn::Base64`.
    public static func base64(_ text: Value<String>) -> Value<String> {
        Value(expression: .function("Fn::Base64", text.expression))
    }

    /// A parameter of the template, by name.
    public static func ref(_ parameter: String) -> Value<String> { Value(expression: .ref(parameter)) }

    /// `Fn::GetAtt` on a resource of the same template, by its logical ID.
    public static func getAtt(_ logicalID: String, _ attribute: String) -> Value<String> {
        Value(expression: .function("Fn::GetAtt", .list([.string(logicalID), .string(attribute)])))
    }
}

extension Value where T == String {
    /// A dynamic reference: CloudFormation reads the value of a Systems Manager parameter at deployment.
    public static func parameterStore(_ name: Value<String>) -> Self { "{{resolve:ssm:\(name)}}" }

    /// A dynamic reference: CloudFormation reads one key of a secret at deployment, and shows it nowhere.
    public static func secret(_ id: Value<String>, key: String) -> Self { "{{resolve:secretsmanager:\(id):SecretString:\(key)}}" }
}
