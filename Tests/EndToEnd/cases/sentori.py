import json
import shutil
import time
import urllib.error
import urllib.request
import uuid

from case import Case
from world import REPOSITORY

# One of its own: an account holds one identity provider of GitHub.
ACCOUNT = "111111111111"
BUCKET = f"iot-playground-deploy-{ACCOUNT}"
RUNS, READINGS = "iot-playground-runs-dev", "iot-playground-sensor-data-dev"
DOMAIN = "sentori-studio.com"
CHANGED = "changed"


class Sentori(Case):
    """Components that come and go, functions from packages, tables. In the order of their names: each finds what the one before left."""

    account = ACCOUNT

    @classmethod
    def setUpClass(cls):
        cls.world.synth_app("sentori", "account", "dev")

    def run_script(self, script, *options, environment="dev"):
        return self.world.script(f"sentori/{environment}", script, *options, AWS_ACCESS_KEY_ID=ACCOUNT)

    def deploy_sentori(self, *options):
        return self.run_script("deploy.sh", *options)

    def components(self):
        """Those of dev that are there."""
        return {name.removeprefix("iot-playground-").removesuffix("-dev") for name in self.stacks() if name.endswith("-dev")}

    def ask(self, method, path, body=None, **headers):
        """A request of the deployed API, by the engine's own address for its stage: status and answer."""
        (api,) = [api["id"] for api in self.client("apigateway").get_rest_apis()["items"] if api["name"].startswith("iot-playground-")]
        request = urllib.request.Request(
            f"{self.world.engine.url}/_aws/execute-api/{api}/dev{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "X-User": "ada", **headers},
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read() or b"null"), answer.headers
        except urllib.error.HTTPError as answer:
            return answer.code, json.loads(answer.read() or b"null"), answer.headers

    def functions(self):
        """Of each function the version behind its alias, its versions, and its code's digest."""
        client, found = self.client("lambda"), {}
        for service in ("run-api", "sensor-api"):
            name = f"iot-playground-{service}-dev"
            versions = client.list_versions_by_function(FunctionName=name)["Versions"]
            live = client.get_alias(FunctionName=name, Name="live")["FunctionVersion"]
            found[service] = (
                live,
                [version["Version"] for version in versions if version["Version"] != "$LATEST"],
                client.get_function_configuration(FunctionName=name, Qualifier=live)["CodeSha256"],
            )
        return found

    def test_01_the_account_has_bucket_zone_certificate_and_roles(self):  # B4
        result = self.run_script("deploy.sh", environment="account")
        self.assertEqual(result.code, 1, result.output)
        self.assertIn("aws s3 mb s3://iot-playground-bootstrap-", result.output)
        self.client("s3").create_bucket(
            Bucket="iot-playground-bootstrap", CreateBucketConfiguration={"LocationConstraint": "eu-west-3"})
        self.assertDone(self.run_script("deploy.sh", "--s3-bucket", "iot-playground-bootstrap", environment="account"))
        client = self.client("ssm")
        zone, certificate = (
            client.get_parameter(Name=f"/iot-playground/{DOMAIN}/{what}")["Parameter"]["Value"] for what in ("zone", "certificate"))
        self.assertEqual(self.client("route53").get_hosted_zone(Id=zone)["HostedZone"]["Name"], f"{DOMAIN}.")
        found = self.client("acm").describe_certificate(CertificateArn=certificate)["Certificate"]
        self.assertEqual(found["DomainName"], f"*.{DOMAIN}")
        self.client("iam").get_role(RoleName="iot-playground-delivery-dev")

    def test_02_functions_without_their_tables_are_refused(self):  # B8
        result = self.deploy_sentori("--stack", "lambdas")
        self.assertEqual(result.code, 1, result.output)
        self.assertIn("lambdas reads what is not deployed", result.output)
        self.assertEqual(self.components(), set())

    def test_03_tables(self):  # B2, B8
        self.assertDone(self.deploy_sentori("--stack", "data"))
        self.assertEqual(self.components(), {"data"})
        client = self.client("dynamodb")
        keys = {RUNS: ["id"], READINGS: ["sensorId", "timestamp"]}
        indexes = {RUNS: {"byStatus": ["status", "startedAt"]}, READINGS: {"byRun": ["runId", "timestamp"]}}
        for name in (RUNS, READINGS):
            table = client.describe_table(TableName=name)["Table"]
            self.assertEqual([key["AttributeName"] for key in table["KeySchema"]], keys[name])
            found = {each["IndexName"]: [key["AttributeName"] for key in each["KeySchema"]] for each in table["GlobalSecondaryIndexes"]}
            self.assertEqual(found, indexes[name])
            self.assertEqual(table["BillingModeSummary"]["BillingMode"], "PAY_PER_REQUEST")
            self.assertEqual(table["SSEDescription"]["Status"], "ENABLED")
            backups = client.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
            self.assertEqual(backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"], "ENABLED")
            expiry = client.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
            self.assertEqual((expiry["TimeToLiveStatus"], expiry["AttributeName"]), ("ENABLED", "expiresAt"))

    def test_04_functions_and_api(self):  # B0, B1, B3, B4, B6, B8
        result = self.assertDone(self.deploy_sentori("--stack", "lambdas"))
        self.world.figure("Sentori, a first deployment of its functions", result)
        self.assertIn("release: recorded", result.output)
        self.assertEqual(self.components(), {"data", "lambdas"})
        packages = {item["Key"] for item in self.client("s3").list_objects_v2(Bucket=BUCKET, Prefix="assets/")["Contents"]}
        self.assertEqual(packages, {f"assets/dev/{file.name}" for file in (self.world.folder / "out/sentori/dev/assets").iterdir()})
        for service, table in (("run-api", RUNS), ("sensor-api", READINGS)):
            found = self.client("lambda").get_function_configuration(FunctionName=f"iot-playground-{service}-dev")
            self.assertEqual((found["Runtime"], found["MemorySize"], found["Timeout"]), ("python3.11", 512, 30))
            self.assertNotIn("SubnetIds", found.get("VpcConfig") or {})
            self.assertIn(table, found["Environment"]["Variables"].values())
            self.assertEqual(found["LoggingConfig"]["LogGroup"], f"/aws/lambda/iot-playground-{service}-dev")
        self.assertEqual({live for live, *_ in self.functions().values()}, {"1"})
        (domain,) = self.client("apigateway").get_domain_names()["items"]
        self.assertEqual(domain["domainName"], f"api-lambda-iot.{DOMAIN}")
        dashboards = self.client("cloudwatch").list_dashboards()["DashboardEntries"]
        self.assertEqual([each["DashboardName"] for each in dashboards], ["iot-playground-dashboard-dev"])

    def test_05_a_run_goes_from_the_api_through_a_function_into_its_table(self):  # B3, B5
        status, run, headers = self.ask("POST", "/api/runs/start", {"duration": 600, "interval": 5})
        self.assertEqual((status, run.get("status")), (201, "RUNNING"), run)
        self.assertEqual(headers["Access-Control-Allow-Origin"], "*")
        stored = self.client("dynamodb").get_item(TableName=RUNS, Key={"id": {"S": run["id"]}})["Item"]
        self.assertEqual((stored["username"]["S"], stored["status"]["S"]), ("ada", "RUNNING"))
        reading = {"timestamp": run["startedAt"], "runId": run["id"], "temperature": 21.5}
        for path in ("/api/sensors/data", "/sensors/data"):
            status, answer, _ = self.ask("POST", path, {**reading, "sensorId": str(uuid.uuid4())})
            self.assertEqual(status, 201, answer)
            status, answer, _ = self.ask("GET", f"{path}?runId={run['id']}")
            self.assertEqual(status, 200, answer)
        self.assertEqual(answer["count"], 2)
        status, answer, _ = self.ask("POST", f"/api/runs/{run['id']}/finish")
        self.assertEqual((status, answer.get("status")), (200, "COMPLETED"), answer)
        status, answer, _ = self.ask("GET", "/api/runs/nobody")
        self.assertLess(status, 500, answer)

    def test_06_the_whole_changes_nothing_of_what_stands_and_adds_grafana(self):  # B7, B8
        before = self.functions()
        result = self.assertDone(self.deploy_sentori())
        self.assertEqual(self.components(), {"data", "lambdas", "grafana"})
        for stack in ("data", "lambdas"):
            self.assertIn(f"  {stack}: unchanged", result.output)
        self.assertEqual(self.functions(), before)
        again = self.assertDone(self.deploy_sentori())
        self.world.figure("Sentori, the same again", again)
        for operation in again.operations():
            self.assertRegex(operation, " (describe|get|list)-|^cloudformation set-stack-policy$", "it only looks")
        (service,) = self.client("ecs").describe_services(
            cluster="iot-playground-cluster-dev", services=["iot-playground-grafana-dev"])["services"]
        self.assertEqual(service["desiredCount"], 1)

    def change_code(self):
        """Another handler of run-api, synthesized from a copy of the repository into the same folder."""
        root = self.world.folder / "changed-repository"
        shutil.copytree(REPOSITORY / "stacks/Sentori", root / "stacks/Sentori", dirs_exist_ok=True)
        handler = root / "stacks/Sentori/functions/run-api/handler.py"
        text = handler.read_text()
        self.assertIn('return 200, {"canStart":', text)
        handler.write_text(text.replace('return 200, {"canStart":', f'return 200, {{"{CHANGED}": True, "canStart":'))
        self.world.synth_app("sentori", "dev", root=root)

    def is_changed(self):
        status, answer, _ = self.ask("GET", "/api/runs/can-start")
        self.assertEqual(status, 200, answer)
        return CHANGED in answer

    def test_07_changed_code_makes_a_new_version_of_its_function_alone(self):  # A21, B1
        before = self.functions()
        self.assertFalse(self.is_changed())
        self.change_code()
        # Records are named by seconds.
        time.sleep(1)
        result = self.assertDone(self.deploy_sentori("--stack", "lambdas"))
        self.world.figure("Sentori, changed code", result)
        after = self.functions()
        self.assertEqual(after["run-api"][:2], ("2", ["1", "2"]))
        self.assertNotEqual(after["run-api"][2], before["run-api"][2])
        self.assertEqual(after["sensor-api"], before["sensor-api"])
        self.assertTrue(self.is_changed(), "the API runs the new code")

    def test_08_the_package_before_comes_back_and_goes_forward_again(self):  # A21
        before = self.functions()
        releases = self.assertDone(self.deploy_sentori("releases")).output
        self.assertEqual(len(set(word for word in releases.split() if word.startswith("zip-"))), 3, releases)
        result = self.assertDone(self.run_script("rollback.sh", "--to", "previous"))
        self.assertRegex(result.output, r"run-api: iot-playground-run-api-dev live from 2 to 1 \(zip-[0-9a-f]{12}\)")
        self.assertFalse(self.is_changed(), "the API runs the old code")
        self.assertIn("run-api stands rolled back", self.assertDone(self.deploy_sentori("status")).output)
        self.assertDone(self.run_script("rollback.sh", "--forward"))
        self.assertTrue(self.is_changed())
        self.assertEqual(self.functions(), before)

    def test_09_grafana_goes_and_leaves_the_others(self):  # B7, B8
        before = self.functions()
        self.assertDone(self.run_script("destroy.sh", "--stack", "grafana", "--yes"))
        self.assertEqual(self.components(), {"data", "lambdas"})
        self.assertEqual(self.functions(), before)
        self.assertEqual(self.ask("GET", "/api/runs")[0], 200)

    def test_10_functions_go_and_come_back_to_what_the_tables_hold(self):  # B8
        runs = self.ask("GET", "/api/runs")[1]["items"]
        self.assertTrue(runs)
        self.assertEqual(self.run_script("destroy.sh", "--stack", "data", "--yes").code, 1, "it is read")
        self.assertDone(self.run_script("destroy.sh", "--stack", "lambdas", "--yes"))
        self.assertEqual(self.components(), {"data"})
        self.assertIn("is not there any more", self.assertDone(self.deploy_sentori("status")).output)
        self.assertDone(self.deploy_sentori("--stack", "lambdas"))
        self.assertEqual(self.ask("GET", "/api/runs")[1]["items"], runs)
        self.assertEqual({live for live, *_ in self.functions().values()}, {"1"})

    def test_11_all_of_it_goes_functions_before_tables(self):  # B8
        result = self.assertDone(self.run_script("destroy.sh", "--yes"))
        self.assertEqual(self.components(), set())
        order = [call.split("iot-playground-")[1].split("-")[0] for call in result.calls if "delete-stack" in call]
        self.assertEqual(order, ["lambdas", "data"])
        self.assertEqual(self.client("dynamodb").list_tables()["TableNames"], [])
