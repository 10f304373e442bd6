from case import Case


class Again(Case):
    """The same folder once more."""

    def test_a_second_deployment_changes_nothing(self):
        before, stacks = self.running(), self.stacks()
        result = self.assertDone(self.deploy())
        self.world.figure("the same again", result)
        self.assertEqual((self.running(), self.stacks()), (before, stacks))
        for operation in result.operations():
            # A run that was killed may have left a policy lifted: it is set again, the same.
            self.assertRegex(operation, " (describe|get|list)-|^cloudformation set-stack-policy$", "it only looks")

    def test_a_dry_run_changes_nothing_and_leaves_no_change_set(self):
        before, stacks = self.running(), self.stacks()
        self.assertDone(self.deploy("dev", "--dry-run"))
        self.assertEqual((self.running(), self.stacks()), (before, stacks))
        for stack in stacks:
            self.assertEqual(self.client("cloudformation").list_change_sets(StackName=stack)["Summaries"], [])

    def test_status_names_every_stack_and_the_release(self):
        result = self.assertDone(self.deploy("dev", "status"))
        for stack in self.stacks():
            if stack.endswith("-dev"):
                self.assertIn(stack, result.output)
        self.assertNotIn("rolled back", result.output)
