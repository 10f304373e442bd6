"""DynamoDB's tables, out of moto's: LocalStack's own would start a program that it has to download."""

from localstack.services.cloudformation.resource_provider import ResourceProvider

from engine import registry
from engine.placeholders import done

# What the service calls as CloudFormation does.
GIVEN = [
    "TableName", "AttributeDefinitions", "KeySchema", "BillingMode", "GlobalSecondaryIndexes", "DeletionProtectionEnabled", "Tags",
]


class Table(ResourceProvider):
    type_name = "AWS::DynamoDB::Table"

    def __init__(self):
        self.SCHEMA = registry.schema(self.type_name)

    def create(self, request):
        client, given = request.aws_client_factory.dynamodb, request.desired_state
        encryption = {"SSESpecification": {"Enabled": given["SSESpecification"]["SSEEnabled"]}} if "SSESpecification" in given else {}
        made = client.create_table(**{key: given[key] for key in GIVEN if key in given}, **encryption)
        name = given["TableName"]
        if recovery := given.get("PointInTimeRecoverySpecification"):
            client.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=recovery)
        if expiry := given.get("TimeToLiveSpecification"):
            client.update_time_to_live(TableName=name, TimeToLiveSpecification=expiry)
        return done({**given, "Arn": made["TableDescription"]["TableArn"]})

    def update(self, request):
        """None of ours changes a table in place."""
        return done({**request.desired_state, "Arn": request.previous_state["Arn"]})

    def delete(self, request):
        request.aws_client_factory.dynamodb.delete_table(TableName=request.previous_state["TableName"])
        return done({})


PROVIDERS = [Table]
