"""What a template says: its values once they are known, and what a change of it means for a resource."""
import json
import re

# Whose change replaces a resource, for the types whose replacement the tests speak of.
CREATE_ONLY = {
    "AWS::ECS::TaskDefinition": None,
    "AWS::Lambda::Version": None,
    "AWS::RDS::DBInstance": {"DBInstanceIdentifier", "Engine", "MasterUsername", "StorageEncrypted"},
    "AWS::S3::Bucket": {"BucketName"},
    "AWS::SQS::Queue": {"QueueName", "FifoQueue"},
    "AWS::SecretsManager::Secret": {"Name"},
    "AWS::ECR::Repository": {"RepositoryName"},
}
NAMES = {
    "AWS::Lambda::Function": "FunctionName", "AWS::S3::Bucket": "BucketName", "AWS::SQS::Queue": "QueueName",
    "AWS::SecretsManager::Secret": "Name", "AWS::RDS::DBInstance": "DBInstanceIdentifier", "AWS::IAM::Role": "RoleName",
    "AWS::Logs::LogGroup": "LogGroupName", "AWS::ECR::Repository": "RepositoryName", "AWS::ECS::Cluster": "ClusterName",
}
STATEFUL = {
    "AWS::ECR::Repository", "AWS::ElastiCache::ServerlessCache", "AWS::RDS::DBInstance", "AWS::S3::Bucket", "AWS::SQS::Queue",
    "AWS::SecretsManager::Secret",
}


class Values:
    """Gives what stands for references in one stack."""

    def __init__(self, account, region, parameters, resources):
        self.pseudo = {
            "AWS::AccountId": account, "AWS::Region": region, "AWS::Partition": "aws", "AWS::URLSuffix": "amazonaws.com",
            "AWS::NoValue": None, "AWS::StackName": "stack", "AWS::StackId": "stack",
        }
        self.parameters, self.resources = parameters, resources

    def name(self, text):
        if "." in text and not text.startswith("AWS::"):
            return self.attribute(*text.split(".", 1))
        for known in (self.pseudo, self.parameters):
            if text in known:
                return known[text]
        return self.resources.get(text, {}).get("physical", f"unknown-{text}")

    def attribute(self, logical, attribute):
        resource = self.resources.get(logical, {})
        physical = resource.get("physical", f"unknown-{logical}")
        if resource.get("type") == "AWS::Lambda::Version" and attribute == "Version":
            return physical.rsplit(":", 1)[-1]
        return f"{physical}.{attribute}"

    def resolve(self, value):
        if isinstance(value, list):
            return [self.resolve(element) for element in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            (key, argument), = value.items()
            if key == "Ref":
                return self.name(argument)
            if key == "Fn::GetAtt":
                return self.attribute(*argument)
            if key == "Fn::Join":
                return argument[0].join(str(self.resolve(part)) for part in argument[1])
            if key == "Fn::Sub":
                text, local = argument if isinstance(argument, list) else (argument, {})
                local = self.resolve(local)
                return re.sub(r"\$\{([^!}][^}]*)\}", lambda match: str(local.get(match[1], self.name(match[1]))), text)
        return {key: self.resolve(member) for key, member in value.items()}


def properties(values, resource):
    return values.resolve(resource.get("Properties", {}))


def custom_name(resource):
    """The name as the template has it, which may be no plain text; None where it has none."""
    return resource.get("Properties", {}).get(NAMES.get(resource["Type"], ""))


def difference(old, old_values, new, new_values):
    """None, "False" or "True": whether a resource changes, and whether that replaces it."""
    before, after = properties(old_values, old), properties(new_values, new)
    if before == after and {k: v for k, v in old.items() if k != "Properties"} == {k: v for k, v in new.items() if k != "Properties"}:
        return None
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    only = CREATE_ONLY.get(new["Type"], set())
    if old["Type"] != new["Type"] or (changed and (only is None or changed & only)):
        return "True"
    return "False"


def references(value):
    """The logical IDs that a value names by Ref and GetAtt."""
    if isinstance(value, list):
        return set().union(*map(references, value))
    if not isinstance(value, dict):
        return set()
    if len(value) == 1 and "Ref" in value:
        return {value["Ref"]}
    if len(value) == 1 and "Fn::GetAtt" in value:
        return {value["Fn::GetAtt"][0]}
    return set().union(*map(references, value.values()))


def is_denied(policy, resource_type, action):
    """Whether a stack policy denies to replace or delete a resource of a type."""
    for statement in json.loads(policy)["Statement"] if policy else []:
        if statement["Effect"] == "Deny" and action in statement["Action"]:
            types = statement.get("Condition", {}).get("StringEquals", {}).get("ResourceType")
            if types is None or resource_type in types:
                return True
    return False
