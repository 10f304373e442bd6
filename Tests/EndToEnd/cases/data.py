import json

from case import Case
from world import ACCOUNT


class Data(Case):
    """Queues, buckets, secrets, the network and the site, asked of the services."""

    def test_queues_hand_what_fails_to_their_dead_letters(self):  # A14
        client = self.client("sqs")
        for queue, seconds in (("documents", "900"), ("batches", "1800")):
            url = client.get_queue_url(QueueName=f"novialoom-{queue}-dev")["QueueUrl"]
            attributes = client.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
            redrive = json.loads(attributes["RedrivePolicy"])
            self.assertEqual(int(redrive["maxReceiveCount"]), 5)
            self.assertTrue(client.get_queue_url(QueueName=redrive["deadLetterTargetArn"].split(":")[-1])["QueueUrl"])
            self.assertEqual(attributes["VisibilityTimeout"], seconds)
            self.assertIn("aws:SecureTransport", attributes["Policy"])

    def test_buckets_are_closed(self):  # A14, A18
        client = self.client("s3")
        for service in ("reports", "site"):
            bucket = f"novialoom-{service}-dev-{ACCOUNT}"
            self.assertTrue(all(client.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"].values()))
            self.assertIn("aws:SecureTransport", client.get_bucket_policy(Bucket=bucket)["Policy"])

    def test_only_the_sites_distribution_reads_the_sites_bucket(self):  # A18
        outputs = self.world.outputs("novialoom-frontend-dev")
        policy = json.loads(self.client("s3").get_bucket_policy(Bucket=outputs["SiteBucket"])["Policy"])
        (allowed,) = [each for each in policy["Statement"] if each["Effect"] == "Allow"]
        self.assertEqual(allowed["Principal"], {"Service": "cloudfront.amazonaws.com"})
        self.assertIn(f"distribution/{outputs['SiteDistribution']}", json.dumps(allowed["Condition"]))

    def test_secrets_have_the_values_that_the_runbook_gave(self):  # A14
        for name, value in (("gemini", "not a key"), ("stripe", "nor this")):
            self.assertEqual(self.client("secretsmanager").get_secret_value(SecretId=f"novialoom-{name}-dev")["SecretString"], value)

    def test_isolated_subnets_have_no_way_out_and_private_ones_one(self):  # A11
        network = self.world.outputs("novialoom-network-dev")
        for kind, ways in (("Isolated", 0), ("Private", 1)):
            for number in (1, 2):
                subnet = network[f"Network{kind}{number}SubnetRef"]
                (table,) = self.client("ec2").describe_route_tables(
                    Filters=[{"Name": "association.subnet-id", "Values": [subnet]}]
                )["RouteTables"]
                out = [route for route in table["Routes"] if route.get("DestinationCidrBlock") == "0.0.0.0/0"]
                self.assertEqual(len(out), ways, f"{kind} {number}")

    def test_the_site_was_uploaded(self):  # A18
        client, bucket = self.client("s3"), self.world.outputs("novialoom-frontend-dev")["SiteBucket"]
        page = client.get_object(Bucket=bucket, Key="index.html")
        self.assertIn(b"<title>Novialoom</title>", page["Body"].read())
        config = json.loads(client.get_object(Bucket=bucket, Key="config.json")["Body"].read())
        self.assertIn(self.world.outputs("novialoom-api-dev")["ApiUrl"], config.values())
        self.assertIn("docs/index.html", [item["Key"] for item in client.list_objects_v2(Bucket=bucket)["Contents"]])
        invalidations = self.client("cloudfront", "us-east-1").list_invalidations(
            DistributionId=self.world.outputs("novialoom-frontend-dev")["SiteDistribution"]
        )["InvalidationList"]
        self.assertGreaterEqual(invalidations["Quantity"], 1)

    def test_every_function_and_queue_has_an_alarm(self):
        alarms = json.dumps(self.client("cloudwatch").describe_alarms()["MetricAlarms"], default=str)
        for name in ("novialoom-core-dev", "novialoom-gateway-b2c-dev", "novialoom-documents-dead-letters-dev"):
            self.assertIn(name, alarms)
