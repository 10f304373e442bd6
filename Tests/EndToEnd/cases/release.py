import re

from case import Case
from changed_folder import changed
from runbook import blocks

NEW = "sha-" + "1" * 40
NEWER = "sha-" + "2" * 40


class Release(Case):
    """Releases: a new tag, the way back, and a value of another stack that changed (A20, A21)."""

    def test_1_an_image_that_is_not_there_is_refused_before_anything_is_touched(self):
        before, stacks = self.running(), self.stacks()
        self.world.synth("dev", self.release(theme=NEW))
        result = self.deploy("dev", "--yes")
        self.assertEqual(result.code, 1, result.output)
        self.assertIn(f"novialoom-theme:{NEW}", result.output)
        self.assertEqual((self.running(), self.stacks()), (before, stacks))

    def test_2_one_new_tag_touches_its_functions_version_and_alias_alone(self):
        before = self.running()
        self.push("theme", NEW)
        self.world.synth("dev", self.release(theme=NEW))
        earlier = self.events()
        result = self.assertDone(self.deploy("dev", "--yes"))
        self.world.figure("one new tag", result)
        theme = {"live": "2", "versions": ["1", "2"], "image": before["theme"]["image"].rsplit(":", 1)[0] + f":{NEW}"}
        self.assertEqual(self.running(), {**before, "theme": theme})
        self.assertEqual(
            self.touched(self.events() - earlier),
            {("compute", f"AWS::Lambda::{kind}", "Theme") for kind in ("Function", "Version", "Alias")},
        )

    def test_3_one_new_tag_of_a_worker_touches_its_task_definition_and_service_alone(self):
        before = self.running()
        self.push("doc", NEW)
        self.world.synth("dev", self.release(theme=NEW, doc=NEW))
        earlier = self.events()
        self.assertDone(self.deploy("dev", "--yes"))
        after = self.running()
        self.assertTrue(after["doc"]["image"].endswith(f":{NEW}"))
        self.assertTrue(after["doc"]["runs"].endswith(":2"))
        self.assertEqual({**after, "doc": before["doc"]}, before)
        touched = self.touched(self.events() - earlier)
        self.assertEqual(touched, {("workers", f"AWS::ECS::{kind}", "Doc") for kind in ("TaskDefinition", "Service")})
        task = self.client("ecs").describe_task_definition(taskDefinition=before["doc"]["runs"])["taskDefinition"]
        self.assertEqual(task["status"], "ACTIVE", "what ran before is kept for a way back")

    def test_4_a_rollback_moves_aliases_and_workers_and_forward_brings_them_back(self):
        before = self.running()
        (block,) = blocks("releases")
        self.world.figure("rollback", self.follow(block))
        self.assertTrue(self.running()["doc"]["runs"].endswith(":1"))
        self.assertEqual({**self.running(), "doc": before["doc"]}, before)
        self.assertDone(self.world.script("dev", "rollback.sh", "--to", "previous", "--yes"))
        back = self.running()
        self.assertEqual((back["theme"]["live"], back["theme"]["versions"]), ("1", ["1", "2"]))
        self.assertIn("rolled back", self.assertDone(self.deploy("dev", "status")).output)
        self.assertIn("rolled back", self.assertDone(self.deploy("dev", "--yes")).output)
        self.assertDone(self.world.script("dev", "rollback.sh", "--forward", "--yes"))
        self.assertEqual(self.running(), before)
        self.assertNotIn("rolled back", self.assertDone(self.deploy("dev", "status")).output)

    def test_5_releases_are_listed(self):
        result = self.assertDone(self.deploy("dev", "releases"))
        for tag in (NEW, self.runbook_tag()):
            self.assertIn(tag, result.output)

    def test_6_a_value_of_another_stack_that_changed_gives_its_readers_a_new_version(self):
        before = self.running()
        self.addCleanup(lambda: self.assertDone(self.deploy("dev", "--yes")))
        with changed(self.world.folder / "out/dev", "data", '"novialoom-database-dev"', '"novialoom-database-dev-2"'):
            result = self.assertDone(self.deploy("dev", "--yes"))
        after = self.running()
        for service in ("theme", "order", "client", "gateway-b2b", "gateway-b2c"):
            live = after[service]["live"]
            self.assertEqual(int(live), int(before[service]["live"]) + 1, result.output)
            published = self.client("lambda").get_function_configuration(FunctionName=f"novialoom-{service}-dev", Qualifier=live)
            self.assertIn("novialoom-database-dev-2", published["Environment"]["Variables"]["DATABASE_HOST"])
        for service in ("core", "captation", "analysis", "doc"):
            self.assertEqual(after[service], before[service], service)
        self.assertNotEqual(after["batch"]["runs"], before["batch"]["runs"])
        self.assertEqual(after["batch"]["image"], before["batch"]["image"])

    def runbook_tag(self):
        return (self.world.folder / "release.json").read_text().split('"')[3]

    def events(self):
        """What was ever made or changed in the stacks of dev."""
        found = set()
        for stack in (name for name in self.stacks() if name.endswith("-dev")):
            for event in self.world.pages("cloudformation", "describe_stack_events", "StackEvents", StackName=stack):
                if event["ResourceStatus"] in ("UPDATE_COMPLETE", "CREATE_COMPLETE") and event["LogicalResourceId"] != stack:
                    found.add((event["EventId"], stack, event["ResourceType"], event["LogicalResourceId"]))
        return found

    @staticmethod
    def touched(events):
        """The stacks, the types, and the first word of the logical IDs."""
        return {(stack.split("-")[1], kind, re.match("[A-Z][a-z]+", logical)[0]) for _, stack, kind, logical in events}
