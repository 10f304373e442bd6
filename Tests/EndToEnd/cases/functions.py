import json

from case import FUNCTIONS, SERVICES, WORKERS, Case
from world import ACCOUNT


class Functions(Case):
    """Functions and workers as they run, asked of the services."""

    def test_each_alias_points_at_the_version_of_the_released_image(self):  # A6, A21
        release = json.loads((self.world.folder / "release.json").read_text())
        for service, state in self.running().items():
            with self.subTest(service):
                self.assertTrue(state["image"].endswith(f"/novialoom-{service}:{release[service]}"), state["image"])
                if service in FUNCTIONS:
                    self.assertEqual((state["live"], state["versions"]), ("1", ["1"]))

    def test_each_image_is_built_for_the_processor_that_runs_it(self):  # A4
        built, files = {}, {}
        for line in (self.world.folder / "docker-builds").read_text().splitlines():
            words = line.split()
            repository = words[words.index("--tag") + 1].split("/")[1].split(":")[0]
            built[repository] = words[words.index("--platform") + 1]
            files[repository] = words[words.index("--file") + 1]
        self.assertEqual(set(built), {f"novialoom-{service}" for service in SERVICES})
        for service in FUNCTIONS:
            config = self.client("lambda").get_function_configuration(FunctionName=f"novialoom-{service}-dev")
            self.assertEqual(config["Architectures"], [built[f"novialoom-{service}"].removeprefix("linux/")], service)
            # None of them has a Dockerfile of its own here.
            self.assertEqual(files[f"novialoom-{service}"], "templates/Dockerfile.lambda")
        for worker in WORKERS:
            task = self.client("ecs").describe_task_definition(taskDefinition=self.worker(worker)["runs"])["taskDefinition"]
            processor = {"linux/amd64": "X86_64", "linux/arm64": "ARM64"}[built[f"novialoom-{worker}"]]
            self.assertEqual(task["runtimePlatform"]["cpuArchitecture"], processor, worker)
            self.assertEqual(files[f"novialoom-{worker}"], f"{worker}-worker/Dockerfile")

    def test_functions_with_the_database_run_in_the_private_subnets_only(self):  # A11
        network = self.world.outputs("novialoom-network-dev")
        private = {network["NetworkPrivate1SubnetRef"], network["NetworkPrivate2SubnetRef"]}
        inside = set()
        for service in FUNCTIONS:
            config = self.client("lambda").get_function_configuration(FunctionName=f"novialoom-{service}-dev")
            if subnets := config.get("VpcConfig", {}).get("SubnetIds"):
                self.assertEqual(set(subnets), private, service)
                inside.add(service)
        self.assertEqual(inside, {"theme", "order", "client", "gateway-b2b", "gateway-b2c"})

    def test_what_connects_is_told_the_database_and_let_in(self):  # A17
        data = self.world.outputs("novialoom-data-dev")
        rules = self.client("ec2").describe_security_group_rules(
            Filters=[{"Name": "group-id", "Values": [data["DatabaseSecurityGroupGroupId"]]}]
        )["SecurityGroupRules"]
        admitted = {rule["ReferencedGroupInfo"]["GroupId"] for rule in rules if not rule["IsEgress"] and "ReferencedGroupInfo" in rule}
        for service in ("theme", "order", "client", "gateway-b2b", "gateway-b2c"):
            config = self.client("lambda").get_function_configuration(FunctionName=f"novialoom-{service}-dev")
            self.assertEqual(config["Environment"]["Variables"]["DATABASE_HOST"], data["DatabaseEndpointAddress"], service)
            self.assertTrue(admitted & set(config["VpcConfig"]["SecurityGroupIds"]), service)

    def test_a_caller_may_invoke_the_alias_it_is_told(self):  # A17
        config = self.client("lambda").get_function_configuration(FunctionName="novialoom-gateway-b2b-dev")
        self.assertEqual(config["Environment"]["Variables"]["CORE_FUNCTION"], "novialoom-core-dev:live")
        self.assertIn("function:novialoom-core-dev:live", self.policies(config["Role"]))

    def test_a_worker_may_consume_its_queue_and_no_other(self):  # A15, A17
        for worker, queue, other in (("doc", "documents", "batches"), ("batch", "batches", "documents")):
            task = self.client("ecs").describe_task_definition(taskDefinition=self.worker(worker)["runs"])["taskDefinition"]
            policies = json.loads(self.policies(task["taskRoleArn"]))
            consuming = [each for each in policies if "sqs:ReceiveMessage" in each["Action"]]
            self.assertIn(f":novialoom-{queue}-dev", json.dumps(consuming))
            self.assertNotIn(f":novialoom-{other}-dev", json.dumps(consuming))

    def test_a_worker_runs_on_spot(self):  # A15
        (cluster,) = self.client("ecs").describe_clusters(clusters=["novialoom-workers-dev"])["clusters"]
        self.assertEqual([each["capacityProvider"] for each in cluster["defaultCapacityProviderStrategy"]], ["FARGATE_SPOT"])
        for worker in WORKERS:
            task = self.client("ecs").describe_task_definition(taskDefinition=self.worker(worker)["runs"])["taskDefinition"]
            self.assertEqual((task["cpu"], task["memory"]), ("1024", "2048"))

    def test_each_function_and_worker_has_a_role_of_its_own_and_a_log(self):  # A17
        roles = {self.client("lambda").get_function_configuration(FunctionName=f"novialoom-{name}-dev")["Role"] for name in FUNCTIONS}
        roles |= {
            self.client("ecs").describe_task_definition(taskDefinition=self.worker(name)["runs"])["taskDefinition"]["taskRoleArn"]
            for name in WORKERS
        }
        self.assertEqual(len(roles), len(SERVICES))
        groups = {group["logGroupName"] for group in self.world.pages("logs", "describe_log_groups", "logGroups")}
        self.assertLessEqual({f"/aws/lambda/novialoom-{name}-dev" for name in FUNCTIONS}, groups)

    def policies(self, role):
        """The statements of a role's policies, as JSON."""
        client, name = self.client("iam"), role.split("/")[-1]
        statements = []
        for policy in client.list_role_policies(RoleName=name)["PolicyNames"]:
            document = client.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"]
            statements += document["Statement"]
        return json.dumps(statements).replace(ACCOUNT, "ACCOUNT")
