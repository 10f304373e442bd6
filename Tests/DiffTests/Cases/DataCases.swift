/// What becomes of what a resource holds.
extension VerdictCases {
    private static func database(_ engine: String, _ attributes: String = "", _ properties: String = "") -> String {
        "Database: {Type: 'AWS::RDS::DBInstance', \(attributes)Properties: {StorageEncrypted: \(engine), \(properties)DBInstanceClass: db.t4g.micro}}"
    }

    private static func bucket(_ name: String, _ attributes: String = "") -> String {
        "Bucket: {Type: 'AWS::S3::Bucket', \(attributes)Properties: {\(name)}}"
    }

    private static let other = "\nTopic: {Type: 'AWS::SNS::Topic'}"
    private static let keep = "UpdateReplacePolicy: Retain, DeletionPolicy: RetainExceptOnCreate, "

    static let data = [
        change("a database is replaced and lost", database("false"), database("true"), "Database changed replace lost"),
        change(
            "a database is replaced and leaves a snapshot", database("false", "UpdateReplacePolicy: Snapshot, "),
            database("true", "UpdateReplacePolicy: Snapshot, "), "Database changed replace snapshot"),
        change(
            "the new template says what becomes of what is replaced", database("false", "UpdateReplacePolicy: Snapshot, "),
            database("true", "UpdateReplacePolicy: Delete, "), "Database changed replace lost"),
        change("a database is replaced and kept", database("false", keep), database("true", keep), "Database changed replace retained"),
        change(
            "a database with a name of its own is in its own way", database("false", "", "DBInstanceIdentifier: main, "),
            database("true", "", "DBInstanceIdentifier: main, "), "Database changed replace collides", note: "main is taken"),
        change(
            "one that gets another name is not", database("false", keep, "DBInstanceIdentifier: main, "),
            database("true", keep, "DBInstanceIdentifier: main-2, "), "Database changed replace retained"),
        change("databases leave a snapshot when they are removed", database("true") + other, other, "Database removed remove snapshot"),
        change(
            "but not those of a cluster, which hold nothing", database("true", "", "DBClusterIdentifier: c, ") + other, other,
            "Database removed remove unaffected"),
        change("the old template says what becomes of what is removed", bucket("", keep) + other, other, "Bucket removed remove retained"),
        change("a bucket is removed", bucket("") + other, other, "Bucket removed remove lost"),
        change("a bucket of another name is another", bucket("BucketName: a"), bucket("BucketName: b"), "Bucket changed replace lost"),
        change(
            "what holds nothing loses nothing", "A: {Type: 'AWS::EC2::EIP'}" + other, other, "A removed remove unaffected"),
        change("logs go with their group", "A: {Type: 'AWS::Logs::LogGroup'}" + other, other, "A removed remove lost"),
        change("nobody knows what a custom resource holds", "A: {Type: 'Custom::Thing'}" + other, other, "A removed remove unknown"),
        change(
            "nor what a nested stack does", "A: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: a}}",
            "A: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: b}}", "A changed update unknown", note: "nested"),
        change(
            "nor a custom resource under its other name",
            "A: {Type: 'AWS::CloudFormation::CustomResource', Properties: {ServiceToken: a, B: 1}}",
            "A: {Type: 'AWS::CloudFormation::CustomResource', Properties: {ServiceToken: a, B: 2}}", "A changed unknown unknown"),
        change(
            "a bucket that nobody knows to stay",
            "Parameters: {E: {Type: String}}\nConditions: {C: !Equals [!Ref E, a]}\nResources:\n  A: {Type: 'AWS::S3::Bucket', Condition: C}",
            "Parameters: {E: {Type: String}}\nConditions: {C: !Equals [!Ref E, b]}\nResources:\n  A: {Type: 'AWS::S3::Bucket', Condition: C}",
            "A changed unknown unknown", because: ["the condition C changes"]),
        change(
            "a role with a fixed name collides, too", "A: {Type: 'AWS::IAM::Role', Properties: {RoleName: r, Path: /a/}}",
            "A: {Type: 'AWS::IAM::Role', Properties: {RoleName: r, Path: /b/}}", "A changed replace collides"),
        change(
            "a security group in another network does not",
            "A: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupName: g, GroupDescription: d, VpcId: v1}}",
            "A: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupName: g, GroupDescription: d, VpcId: v2}}",
            "A changed replace unaffected"),
        change(
            "in the same network it does",
            "A: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupName: g, GroupDescription: d, VpcId: v1}}",
            "A: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupName: g, GroupDescription: e, VpcId: v1}}",
            "A changed replace collides"),
        change(
            "what AWS removes first cannot collide",
            "A: {Type: 'AWS::Logs::SubscriptionFilter', Properties: {FilterName: f, LogGroupName: a, FilterPattern: '', DestinationArn: d}}",
            "A: {Type: 'AWS::Logs::SubscriptionFilter', Properties: {FilterName: f, LogGroupName: b, FilterPattern: '', DestinationArn: d}}",
            "A changed replace unaffected"),
        change(
            "a rename with a fixed name collides", "Old: {Type: 'AWS::S3::Bucket', Properties: {BucketName: b}}" + other,
            "New: {Type: 'AWS::S3::Bucket', Properties: {BucketName: b}}" + other, "Old → New renamed replace collides"),
        change(
            "a table that is changed in place keeps all", table("BillingMode: PROVISIONED"), table("BillingMode: PAY_PER_REQUEST"),
            "Table changed update unaffected"),
    ]
}
