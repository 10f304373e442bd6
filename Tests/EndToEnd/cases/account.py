import json

from case import SERVICES, Case
from world import ACCOUNT


class Account(Case):
    """What exists once per account, asked of the services."""

    def test_every_image_has_a_repository_whose_tags_stay(self):  # A2
        repositories = self.client("ecr").describe_repositories()["repositories"]
        self.assertEqual({each["repositoryName"] for each in repositories}, {f"novialoom-{service}" for service in SERVICES})
        self.assertEqual({each["imageTagMutability"] for each in repositories}, {"IMMUTABLE"})

    def test_the_deploy_bucket_is_closed_and_keeps_versions(self):  # A1
        client, bucket = self.client("s3"), f"novialoom-deploy-{ACCOUNT}"
        self.assertTrue(all(client.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"].values()))
        self.assertEqual(client.get_bucket_versioning(Bucket=bucket)["Status"], "Enabled")
        statements = json.loads(client.get_bucket_policy(Bucket=bucket)["Policy"])["Statement"]
        self.assertTrue(any(each["Effect"] == "Deny" and "aws:SecureTransport" in str(each["Condition"]) for each in statements))

    def test_only_the_workflow_of_an_environment_may_take_its_delivery_role(self):  # A20
        provider = self.client("iam").list_open_id_connect_providers()["OpenIDConnectProviderList"][0]["Arn"]
        for environment in ("dev", "staging", "prod"):
            role = self.client("iam").get_role(RoleName=f"novialoom-delivery-{environment}")["Role"]
            (statement,) = role["AssumeRolePolicyDocument"]["Statement"]
            self.assertEqual(statement["Principal"], {"Federated": provider})
            self.assertIn(f":environment:{environment}", json.dumps(statement["Condition"]))

    def test_api_gateway_may_write_logs(self):
        role = self.client("apigateway").get_account().get("cloudwatchRoleArn", "")
        self.assertIn(":role/novialoom-", role)
