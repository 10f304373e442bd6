extension Rule {
    static let discouragedValue = Rule(
        "discouraged-value", "Nothing is asked of a service that it takes and should not be asked for.", severity: .warning,
        reason:
            "A version that AWS is giving up is refused one day, in the middle of a deployment; a property without effect does not do what it says.",
        refused:
            "Base: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: postgres, EngineVersion: '11.1', DBInstanceClass: db.t3.micro, AllocatedStorage: '20', MasterUsername: someone, ManageMasterUserPassword: true}}",
        accepted:
            "Base: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: postgres, EngineVersion: '17.6', DBInstanceClass: db.t4g.micro, AllocatedStorage: '20', MasterUsername: someone, ManageMasterUserPassword: true}}"
    )
}
