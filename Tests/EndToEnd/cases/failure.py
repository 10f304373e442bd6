from case import Case
from changed_folder import changed


class Failure(Case):
    """A first create that fails: it is rolled back and told with its place, and the next plain run makes it (C6)."""

    def test_a_resource_that_fails_is_told_with_its_declaration_and_the_next_run_converges(self):
        others = {name: status for name, status in self.stacks().items() if name != "novialoom-watch-dev"}
        self.assertDone(self.world.script("dev", "destroy.sh", "--stack", "watch", "--yes"))
        with changed(self.world.folder / "out/dev", "watch", '"AWS::SNS::TopicPolicy"', '"AWS::SNS::NoSuchPolicy"'):
            result = self.deploy("dev", "--yes")
        self.assertEqual(result.code, 1, result.output)
        self.assertRegex(result.output, r"AlarmsTopicPolicy \(AWS::SNS::NoSuchPolicy\).*stacks/Novialoom/WatchStack\.swift:\d+")
        self.assertEqual(self.stacks(), {**others, "novialoom-watch-dev": "ROLLBACK_COMPLETE"})
        self.assertIn("novialoom-watch-dev", self.assertDone(self.deploy("dev", "status")).output)
        self.assertDone(self.deploy("dev", "--yes"))
        self.assertEqual(self.stacks(), {**others, "novialoom-watch-dev": "CREATE_COMPLETE"})
