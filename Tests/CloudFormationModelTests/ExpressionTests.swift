import CloudFormationModel
import Documents
import Testing

@Suite struct ExpressionTests {
    /// As it stands in a template, with `queue.arn` resolved as if the queue's logical ID were `Tasks`.
    private func written(_ value: some PropertyValue) -> String {
        let json = value.expression.json { reference in
            switch reference.kind {
            case .ref: ["Ref": "Tasks"]
            case .attribute(let name): ["Fn::GetAtt": ["Tasks", .string(name)]]
            case .literal, .parameters, .condition: "tasks"
            }
        }
        return String(decoding: JSONWriter.bytes(json, .compact), as: UTF8.self)
    }

    private let queue = Resource("AWS::SQS::Queue", ["QueueName": "tasks"])

    @Test func `text of constants is folded`() {
        let name: Value<String> = "tasks"
        #expect(written("a-\(name)-\(3)" as Value<String>) == #""a-tasks-3""#)
        #expect(written(Fn.join("/", ["a", "b", name])) == #""a/b/tasks""#)
        #expect(written(Fn.select(1, ["a", "b"]) as Value<String>) == #""b""#)
    }

    @Test func `text with references is written as Sub`() {
        #expect(written("\(queue.ref)/\(queue.attribute("Arn"))" as Value<String>) == ##"{"Fn::Sub":"${Tasks}/${Tasks.Arn}"}"##)
        #expect(written("arn:\(.partition):x" as Value<String>) == #"{"Fn::Sub":"arn:${AWS::Partition}:x"}"#)
    }

    @Test func `a literal ${ in a text with references is escaped, and not in a constant`() {
        #expect(written("${x} \(queue.ref)" as Value<String>) == ##"{"Fn::Sub":"${!x} ${Tasks}"}"##)
        #expect(written("${x}" as Value<String>) == ##""${x}""##)
        #expect(written("$\("{x}" as Value<String>)\(queue.ref)" as Value<String>) == ##"{"Fn::Sub":"${!x}${Tasks}"}"##)
    }

    @Test func `texts inside texts become one`() {
        let inner: Value<String> = "b-\(queue.ref)-c"
        #expect(written("a-\(inner)-d" as Value<String>) == ##"{"Fn::Sub":"a-b-${Tasks}-c-d"}"##)
    }

    @Test func `text with other functions in it is joined`() {
        let zone: Value<String> = Fn.select(0, Fn.availabilityZones)
        #expect(written("in \(zone)" as Value<String>) == #"{"Fn::Join":["",["in ",{"Fn::Select":[0,{"Fn::GetAZs":""}]}]]}"#)
    }

    @Test(arguments: [
        (Untyped(Fn.split(",", Fn.ref("List"))), #"{"Fn::Split":[",",{"Ref":"List"}]}"#),
        (Untyped(Fn.cidr("10.0.0.0/16", count: 4, hostBits: 8)), #"{"Fn::Cidr":["10.0.0.0/16",4,8]}"#),
        (Untyped(Fn.findInMap("Sizes", .region, "db")), #"{"Fn::FindInMap":["Sizes",{"Ref":"AWS::Region"},"db"]}"#),
        (Untyped(Fn.base64("x")), #"{"Fn::Base64":"x"}"#),
        (Untyped(Fn.if("IsProd", "a" as Value<String>, else: .noValue)), #"{"Fn::If":["IsProd","a",{"Ref":"AWS::NoValue"}]}"#),
        (Untyped(Fn.getAtt("Bucket", "Arn")), #"{"Fn::GetAtt":["Bucket","Arn"]}"#),
        (Untyped(Value.secret("db", key: "password")), #""{{resolve:secretsmanager:db:SecretString:password}}""#),
        (Untyped(Value.parameterStore("/ami")), #""{{resolve:ssm:/ami}}""#),
        (
            Untyped(!Condition.equals(.region, "eu-west-3") && .named("IsProd")),
            #"{"Fn::And":[{"Fn::Not":[{"Fn::Equals":[{"Ref":"AWS::Region"},"eu-west-3"]}]},{"Condition":"IsProd"}]}"#
        ),
    ])
    func `functions are written as CloudFormation spells them`(value: Untyped, text: String) {
        #expect(written(value) == text)
    }

    @Test func `a policy writes one value alone and several as a list`() {
        let policy = PolicyDocument(
            .allow(
                "s3:GetObject", on: ["arn:x/*"], when: .init("StringLike", "s3:prefix", "a/*", "b/*"),
                .init("Bool", "aws:SecureTransport", "true")),
            .deny("s3:PutObject", "s3:DeleteObject", on: ["arn:x"], by: .everyone))
        #expect(
            written(policy)
                == #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:x/*","#
                + #""Condition":{"StringLike":{"s3:prefix":["a/*","b/*"]},"Bool":{"aws:SecureTransport":"true"}}},"#
                + #"{"Effect":"Deny","Principal":"*","Action":["s3:PutObject","s3:DeleteObject"],"Resource":"arn:x"}]}"#)
    }
}
