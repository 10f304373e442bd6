import re

from case import SERVICES, Case
from runbook import blocks
from world import ACCOUNT


class Recreate(Case):
    """Destroyed, and made again."""

    def test_1_prod_is_not_destroyed_without_its_name(self):
        self.world.synth("prod", self.world.folder / "release.json")
        self.world.make_stack("novialoom-watch-prod", {"Topic": {"Type": "AWS::SNS::Topic"}}, app="novialoom", env="prod")
        for options in (["--yes"], ["--confirm", "dev"]):
            self.assertEqual(self.world.script("prod", "destroy.sh", *options).code, 1)
            self.assertIn("novialoom-watch-prod", self.stacks())
        self.assertDone(self.world.script("prod", "destroy.sh", "--confirm", "prod"))
        self.assertNotIn("novialoom-watch-prod", self.stacks())

    def test_2_dev_goes_consumers_first_and_comes_back(self):
        result = self.assertDone(self.world.script("dev", "destroy.sh", "--yes"))
        self.assertEqual([name for name in self.stacks() if name.endswith("-dev")], [])
        order = re.findall(r"delete-stack .*?novialoom-(\w+)-dev", "\n".join(result.calls))
        self.assertLess(order.index("api"), order.index("compute"))
        self.assertLess(order.index("compute"), order.index("data"))
        self.assertEqual(order[-1], "network")
        self.assertDone(self.deploy("dev", "--yes"))
        self.assertEqual({status for name, status in self.stacks().items() if name.endswith("-dev")}, {"CREATE_COMPLETE"})
        self.assertEqual({state.get("live", "1") for state in self.running().values()}, {"1"})

    def test_3_what_the_account_stack_retained_is_taken_in_again(self):
        bucket = f"novialoom-deploy-{ACCOUNT}"
        records = self.client("s3").list_objects_v2(Bucket=bucket, Prefix="releases/")["KeyCount"]
        self.assertDone(self.world.script("account", "destroy.sh", "--yes"))
        self.assertNotIn("novialoom-account", self.stacks())
        importing, deploying = blocks("recreate")
        self.follow(importing)
        result = self.follow(deploying)
        self.assertTrue(any("--import-existing-resources" in call for call in result.calls))
        self.assertEqual(self.stacks()["novialoom-account"], "UPDATE_COMPLETE")
        client = self.client("ecr")
        for service in SERVICES:
            self.assertTrue(client.list_images(repositoryName=f"novialoom-{service}")["imageIds"], "images outlive the stack")
        self.assertEqual(self.client("s3").list_objects_v2(Bucket=bucket, Prefix="releases/")["KeyCount"], records)
