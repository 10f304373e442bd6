import Documents
import TemplateReading

extension Rule {
    static let tableAttributes = Rule(
        "table-attributes", "A table defines just the attributes that its keys use.",
        reason: "DynamoDB refuses the table: the number of attributes in keys must match the number of attributes defined.",
        url: "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html",
        refused: example("createdAt"), accepted: example("id")
    ) { template, breaches in
        for type in ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"] {
            for table in template.resources(of: type) {
                guard let defined = names(in: table.properties["AttributeDefinitions"], template),
                    var used = names(in: table.properties["KeySchema"], template),
                    ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"].allSatisfy({ key in
                        guard let value = table.properties[key] else { return true }
                        guard let indexes = template.certainElements(value) else { return template.presence(of: value) == .absent }
                        for index in indexes {
                            guard let more = names(in: template.certain(index)?["KeySchema"], template) else { return false }
                            used += more
                        }
                        return true
                    })
                else { continue }
                for name in Set(used).subtracting(defined).sorted() {
                    breaches.add(
                        "key attribute \(name) is not defined", in: table, at: "AttributeDefinitions", remedy: "add its AttributeType")
                }
                for name in Set(defined).subtracting(used).sorted() {
                    breaches.add(
                        "\(name) is in no key", in: table, at: "AttributeDefinitions",
                        remedy: "leave it out: other attributes need no definition")
                }
            }
        }
    }

    private static func names(in value: JSON?, _ template: TemplateView) -> [String]? {
        guard let elements = template.certainElements(value) else { return nil }
        let names = elements.map { template.certainText(template.certain($0)?["AttributeName"]) }
        return names.allSatisfy { $0 != nil } ? names.compactMap(\.self) : nil
    }

    private static func example(_ attribute: String) -> String {
        """
        Table:
          Type: AWS::DynamoDB::Table
          Properties:
            BillingMode: PAY_PER_REQUEST
            KeySchema: [{AttributeName: id, KeyType: HASH}]
            AttributeDefinitions: [{AttributeName: \(attribute), AttributeType: S}]
        """
    }
}
