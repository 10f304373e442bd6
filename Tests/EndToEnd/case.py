"""What the cases share: the world they run in, and how they ask it."""

import json
import unittest

from world import ACCOUNT, REGION, World

SERVICES = ["core", "theme", "captation", "analysis", "order", "client", "gateway-b2b", "gateway-b2c", "doc", "batch"]
FUNCTIONS = SERVICES[:8]
WORKERS = SERVICES[8:]


class Case(unittest.TestCase):
    world: World
    account = ACCOUNT
    maxDiff = None

    def client(self, service, region=REGION):
        return self.world.client(service, region, self.account)

    def deploy(self, environment="dev", *options, **more):
        return self.world.script(environment, "deploy.sh", *options, **more)

    def assertDone(self, result):
        self.assertEqual(result.code, 0, result.output)
        return result

    def follow(self, block):
        """Runs a block of the runbook, in one shell with those before it, as a person has it."""
        session = f"if [[ -f session ]]; then . ./session; fi\n{block.commands}\nexport -p >session\n"
        result = self.world.run("bash", "-euo", "pipefail", "-c", session, GEMINI_API_KEY="not a key", STRIPE_API_KEY="nor this")
        self.assertEqual(result.code, 0, f"{block}, {block.section}:\n{result.output}")
        return result

    def release(self, **tags):
        """The release that the runbook deployed, with other tags for some services, as a file."""
        tags = {service.replace("_", "-"): tag for service, tag in tags.items()}
        release = json.loads((self.world.folder / "release.json").read_text())
        file = self.world.folder / "changed.json"
        file.write_text(json.dumps({**release, **tags}))
        return file

    def push(self, service, tag):
        image = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/novialoom-{service}:{tag}"
        self.assertDone(self.world.run("docker", "push", image))

    def running(self):
        """What runs: of each function the version behind its alias, its versions and its image; of each worker its task definition."""
        return {**{name: self.function(name) for name in FUNCTIONS}, **{name: self.worker(name) for name in WORKERS}}

    def function(self, service):
        client, name = self.client("lambda"), f"novialoom-{service}-dev"
        versions = client.list_versions_by_function(FunctionName=name)["Versions"]
        return {
            "live": client.get_alias(FunctionName=name, Name="live")["FunctionVersion"],
            "versions": [version["Version"] for version in versions if version["Version"] != "$LATEST"],
            "image": client.get_function(FunctionName=name)["Code"]["ImageUri"],
        }

    def worker(self, service):
        client, name = self.client("ecs"), f"novialoom-{service}-dev"
        runs = client.describe_services(cluster="novialoom-workers-dev", services=[name])["services"][0]["taskDefinition"]
        task = client.describe_task_definition(taskDefinition=runs)["taskDefinition"]
        return {"runs": runs, "image": task["containerDefinitions"][0]["image"]}

    def stacks(self):
        """The name and status of each stack that is there."""
        return {stack["StackName"]: stack["StackStatus"] for stack in self.world.pages("cloudformation", "describe_stacks", "Stacks", self.account)}
