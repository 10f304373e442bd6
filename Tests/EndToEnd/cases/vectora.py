import json
import zipfile

from case import Case
from world import ACCOUNT

FUNCTION = "vectora-inbox-ingest-v2-dev"
STACK = "vectora-inbox-s1-ingest-v2-dev"
BUCKET, KEY = "vectora-inbox-lambda-code-dev", "lambda/ingest-v2/latest.zip"


class Vectora(Case):
    """One function into stacks that exist. In the order of their names: each finds what the one before left."""

    @classmethod
    def setUpClass(cls):
        cls.world.synth_app("vectora", "account", "dev")

    def deploy_vectora(self, *options):
        return self.world.script("vectora/dev", "deploy.sh", *options)

    def parameters(self):
        found = self.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"][0]["Parameters"]
        return {one["ParameterKey"]: one["ParameterValue"] for one in found}

    def versions(self):
        return self.client("s3").list_object_versions(Bucket=BUCKET, Prefix=KEY).get("Versions", [])

    def test_1_missing_stacks_are_named(self):  # C3, C6
        result = self.deploy_vectora()
        self.assertEqual(result.code, 1, result.output)
        for name in ("vectora-inbox-s0-core-dev", "vectora-inbox-s0-iam-dev"):
            self.assertIn(f"stack {name} is not there in eu-west-3", result.output)
        self.assertNotIn(STACK, self.stacks())

    def test_2_the_existing_stacks_are_made(self):
        bucket = {"Type": "AWS::S3::Bucket"}
        versioned = {"VersioningConfiguration": {"Status": "Enabled"}}
        self.world.make_stack(
            "vectora-inbox-s0-core-dev",
            {
                "Config": {**bucket, "Properties": {"BucketName": "vectora-inbox-config-dev"}},
                "Data": {**bucket, "Properties": {"BucketName": "vectora-inbox-data-dev"}},
                "Code": {**bucket, "Properties": {"BucketName": BUCKET, **versioned}},
            },
            {"ConfigBucketName": {"Value": {"Ref": "Config"}}, "DataBucketName": {"Value": {"Ref": "Data"}}},
        )
        trust = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
        role = {"RoleName": "ingest-normalize", "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]}}
        self.world.make_stack(
            "vectora-inbox-s0-iam-dev",
            {"Role": {"Type": "AWS::IAM::Role", "Properties": role}},
            {"IngestNormalizeRoleArn": {"Value": {"Fn::GetAtt": ["Role", "Arn"]}}},
        )

    def test_3_a_dry_run_changes_nothing(self):  # C5
        result = self.assertDone(self.deploy_vectora("--dry-run"))
        self.assertIn(f"would be uploaded to s3://{BUCKET}/{KEY}", result.output)
        self.assertEqual(self.versions(), [])
        self.assertNotIn(STACK, self.stacks())

    def test_4_three_steps(self):  # C1, C2, C3, C5
        result = self.assertDone(self.deploy_vectora())
        self.world.figure("Vectora, a first deployment", result)
        self.assertIn(f"{FUNCTION} was called and answers as it should", result.output)
        found = self.client("lambda").get_function_configuration(FunctionName=FUNCTION)
        self.assertEqual((found["Runtime"], found["Timeout"], found["MemorySize"]), ("python3.12", 900, 512))
        self.assertEqual(found["Role"], f"arn:aws:iam::{ACCOUNT}:role/ingest-normalize")
        self.assertEqual(
            found["Environment"]["Variables"],
            {
                "ENV": "dev", "PROJECT_NAME": "vectora-inbox", "CONFIG_BUCKET": "vectora-inbox-config-dev",
                "DATA_BUCKET": "vectora-inbox-data-dev", "LOG_LEVEL": "INFO",
            },
        )
        groups = self.client("logs").describe_log_groups(logGroupNamePrefix=f"/aws/lambda/{FUNCTION}")["logGroups"]
        self.assertEqual([group["logGroupName"] for group in groups], [f"/aws/lambda/{FUNCTION}"])
        (version,) = self.versions()
        self.assertEqual(self.parameters()["IngestV2CodeVersion"], version["VersionId"])

    def test_5_the_package_holds_what_it_must(self):  # C4
        file = self.world.folder / "downloaded.zip"
        self.client("s3").download_file(BUCKET, KEY, str(file))
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
        self.assertIn("handler.py", names)
        self.assertTrue(all(name == "handler.py" or name.startswith("vectora_core/") for name in names), names)

    def test_6_the_same_again_changes_nothing(self):  # C2b
        result = self.assertDone(self.deploy_vectora("--skip-test"))
        self.world.figure("Vectora, the same again", result)
        self.assertIn("unchanged", result.output)
        self.assertEqual(len(self.versions()), 1)

    def test_7_a_test_that_fails_is_told(self):  # C5
        handler = b"def lambda_handler(event, context):\n    return {'statusCode': 503, 'body': event['client_id']}\n"
        file = self.world.folder / "other.zip"
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("handler.py", handler)
        self.client("lambda").update_function_code(FunctionName=FUNCTION, ZipFile=file.read_bytes())
        self.client("lambda").get_waiter("function_updated").wait(FunctionName=FUNCTION, WaiterConfig={"Delay": 1})
        result = self.deploy_vectora()
        self.assertEqual(result.code, 1, result.output)
        self.assertIn("answers with statusCode 503, not 200", result.output)
        self.assertIn(json.dumps("lai_weekly_v3"), result.output)
