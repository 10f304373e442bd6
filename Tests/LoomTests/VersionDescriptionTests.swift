import CloudFormationModel
import Documents
import Loom
import Testing

@Suite struct VersionDescriptionTests {
    struct Producer: Stack {
        let one = queue()
        let two = queue()
        let three = queue()
    }

    struct Consumer: Stack {
        let version: Publication
        init(_ values: [Value<String>]) { version = Publication(values: values) }
    }

    /// A function with a version that says which values of other stacks it reads.
    struct Publication: Construct {
        var handle = Handle("Publication", file: #fileID, line: #line)
        let values: [Value<String>]

        func build(in scope: Scope) {
            let function = scope.add("Function", Resource("AWS::Lambda::Function", ["Environment": Untyped(List(values))]))
            let read = Value<String>(expression: .reference(Reference(function.target, .parameters)))
            scope.add(
                "Version", Resource("AWS::Lambda::Version", ["Description": Untyped(read)]), publishing: [function.target], ignoring: [])
        }
    }

    struct Two: TestApp {
        let data = Producer()
        let code: Consumer
        init() { code = Consumer([data.one.ref, data.two.attribute("Arn"), data.one.ref]) }
    }

    struct Three: TestApp {
        let data = Producer()
        let code: Consumer
        init() { code = Consumer([data.one.ref, data.two.ref, data.three.ref]) }
    }

    struct None: TestApp {
        let code = Consumer(["constant"])
    }

    private func version(_ app: SynthesizedApp) -> Template.Resource? {
        app.template("code")?.resources.first { $0.type == "AWS::Lambda::Version" }
    }

    @Test func `A21: a version names each value of another stack that its function reads, once`() {
        #expect(version(Two.synthesized())?.properties["Description"] == ["Fn::Sub": "${DataOneRef} ${DataTwoArn}"])
        #expect(version(None.synthesized())?.properties["Description"] == nil)
    }

    @Test func `A21: more values than a description takes are refused`() {
        #expect(Two.synthesized().errors == [])
        #expect(Three.synthesized().findings.map(\.rule) == ["too-many-parameters"])
    }
}
