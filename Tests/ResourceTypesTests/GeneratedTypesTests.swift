import AWS
import CloudFormationModel
import Documents
import Testing

@Suite("Generated resource types")
struct GeneratedTypesTests {
    private func json(_ resource: some TypedResource) -> JSON {
        resource.properties.expression.json { reference in
            switch reference.kind {
            case .ref: ["Ref": .string(reference.target.handle.kind)]
            case .attribute(let name): ["Fn::GetAtt": [.string(reference.target.handle.kind), .string(name)]]
            default: nil
            }
        }
    }

    @Test("write what they are given under CloudFormation's names, and nothing else")
    func properties() {
        let deadLetters = SQS.Queue(sqsManagedSseEnabled: true)
        let queue = SQS.Queue(
            deduplicationScope: .messageGroup, queueName: "tasks",
            redrivePolicy: .init(deadLetterTargetArn: deadLetters.arn, maxReceiveCount: 3), tags: [.init(key: "app", value: "x")])
        #expect(
            json(queue) == [
                "DeduplicationScope": "messageGroup", "QueueName": "tasks",
                "RedrivePolicy": ["deadLetterTargetArn": ["Fn::GetAtt": ["AWS::SQS::Queue", "Arn"]], "maxReceiveCount": 3],
                "Tags": [["Key": "app", "Value": "x"]],
            ])
    }

    @Test("say what AWS calls NONE and leave nothing out, and take values newer than the schema")
    func enumerations() {
        let alarm = CloudWatch.Alarm(comparisonOperator: .init("IsOdd"), evaluationPeriods: 1, treatMissingData: .notBreaching)
        #expect(json(alarm) == ["ComparisonOperator": "IsOdd", "EvaluationPeriods": 1, "TreatMissingData": "notBreaching"])
        let transformation = WAFv2.WebACL.TextTransformation(priority: 0, type: .explicitNone)
        #expect(transformation.expression.json { _ in nil } == ["Priority": 0, "Type": "NONE"])
    }

    @Test("know where they were declared")
    func position() {
        let queue = SQS.Queue()
        #expect(queue.handle.location.fileID == "ResourceTypesTests/GeneratedTypesTests.swift")
        #expect(queue.handle.location.line == #line - 2)
    }

    @Test("hold structures that hold themselves")
    func recursion() {
        let geography = WAFv2.WebACL.Statement(geoMatchStatement: .init(countryCodes: ["FR"]))
        let statement = WAFv2.WebACL.Statement(notStatement: .init(statement: geography))
        #expect(
            statement.expression.json { _ in nil } == [
                "NotStatement": ["Statement": ["GeoMatchStatement": ["CountryCodes": ["FR"]]]]
            ])
    }

    @Test("give loosely typed places a face")
    func overrides() {
        let table = DynamoDB.Table(
            keySchema: [.init(attributeName: "id", keyType: .hash)],
            attributeDefinitions: [.init(attributeName: "id", attributeType: .s), .init(attributeName: "at", attributeType: .n)],
            globalSecondaryIndexes: [
                .init(
                    indexName: "byTime", keySchema: [.init(attributeName: "at", keyType: .hash)], projection: .init(projectionType: .all))
            ])
        #expect(json(table)[JSONPointer(["GlobalSecondaryIndexes", "0", "KeySchema", "0", "KeyType"])] == "HASH")
        let role = IAM.Role(assumeRolePolicyDocument: PolicyDocument(.allow("sts:AssumeRole", by: .service("lambda.amazonaws.com"))))
        let function = Lambda.Function(
            code: .init(imageUri: "image"), role: role.arn, environment: .init(variables: ["TABLE": table.ref]), packageType: .image,
            runtime: .python3_12)
        #expect(json(function)[JSONPointer(["Environment", "Variables", "TABLE", "Ref"])] == "AWS::DynamoDB::Table")
        #expect(json(function)["Runtime"] == "python3.12")
    }

    @Test("answer attributes with their types")
    func attributes() {
        let cache = ElastiCache.ServerlessCache(engine: "valkey", serverlessCacheName: "cache")
        #expect(cache.endpointAddress.expression == .reference(Reference(cache.target, .attribute("Endpoint.Address"))))
        let vpc = EC2.VPC(cidrBlock: "10.0.0.0/16")
        let blocks: List<Value<String>> = vpc.cidrBlockAssociations
        #expect(blocks.expression == .reference(Reference(vpc.target, .attribute("CidrBlockAssociations"))))
    }
}
