import LoomTesting
import SentoriStacks
import Testing

@Suite struct TableTests {
    @Test("B2: both tables are paid by request, expire items, can be put back and are encrypted", arguments: Environment.systems)
    func settings(in environment: Environment) {
        Deployment.of(environment).expectCount(2, of: "AWS::DynamoDB::Table")
        Deployment.of(environment).expectEach(
            "AWS::DynamoDB::Table",
            [
                "BillingMode": "PAY_PER_REQUEST", "ProvisionedThroughput": .absent,
                "TimeToLiveSpecification": ["AttributeName": "expiresAt", "Enabled": true],
                "PointInTimeRecoverySpecification": ["PointInTimeRecoveryEnabled": true], "SSESpecification": ["SSEEnabled": true],
            ])
    }

    @Test("B2: runs have their id as key, and an index by status and start", arguments: Environment.systems)
    func runs(in environment: Environment) {
        Deployment.of(environment).expect(
            "AWS::DynamoDB::Table",
            [
                "TableName": .like("iot-playground-runs-*"), "KeySchema": [["AttributeName": "id", "KeyType": "HASH"]],
                "GlobalSecondaryIndexes": [
                    [
                        "IndexName": "byStatus", "Projection": ["ProjectionType": "ALL"],
                        "KeySchema": [
                            ["AttributeName": "status", "KeyType": "HASH"], ["AttributeName": "startedAt", "KeyType": "RANGE"],
                        ],
                    ]
                ],
            ])
    }

    @Test("B2: readings have sensor and time as key, and an index by run and time", arguments: Environment.systems)
    func readings(in environment: Environment) {
        Deployment.of(environment).expect(
            "AWS::DynamoDB::Table",
            [
                "TableName": .like("iot-playground-sensor-data-*"),
                "KeySchema": [["AttributeName": "sensorId", "KeyType": "HASH"], ["AttributeName": "timestamp", "KeyType": "RANGE"]],
                "GlobalSecondaryIndexes": [
                    [
                        "IndexName": "byRun",
                        "KeySchema": [["AttributeName": "runId", "KeyType": "HASH"], ["AttributeName": "timestamp", "KeyType": "RANGE"]],
                    ]
                ],
            ])
    }

    @Test("B2: prod keeps its tables")
    func removal() {
        Deployment.prod.expectEach(
            "AWS::DynamoDB::Table", ["DeletionProtectionEnabled": true],
            attributes: ["DeletionPolicy": "RetainExceptOnCreate", "UpdateReplacePolicy": "Retain"])
        Deployment.dev.expectEach("AWS::DynamoDB::Table", ["DeletionProtectionEnabled": .absent], attributes: ["DeletionPolicy": "Delete"])
    }
}
