import json

from case import Case

TEMPLATE = {
    "Resources": {
        "Archive": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "novialoom-archive-dev"}},
    }
}


class Foreign(Case):
    """A stack of this app and environment that the manifest does not name any more."""

    def setUp(self):
        self.client("cloudformation").create_change_set(
            StackName="novialoom-archive-dev", ChangeSetName="made", ChangeSetType="CREATE", TemplateBody=json.dumps(TEMPLATE),
            Tags=[{"Key": "app", "Value": "novialoom"}, {"Key": "env", "Value": "dev"}],
        )
        self.client("cloudformation").execute_change_set(StackName="novialoom-archive-dev", ChangeSetName="made")
        self.client("cloudformation").get_waiter("stack_create_complete").wait(
            StackName="novialoom-archive-dev", WaiterConfig={"Delay": 1, "MaxAttempts": 20}
        )

    def test_it_is_deleted_last_and_only_by_a_deployment_of_all(self):
        for options in (["--stack", "network"], ["--from", "watch"]):
            self.assertDone(self.deploy("dev", "--yes", *options))
            self.assertIn("novialoom-archive-dev", self.stacks(), options)
        result = self.deploy("dev")
        self.assertEqual(result.code, 1, "it holds state, and nobody is there to be asked")
        self.assertIn("AWS::S3::Bucket", result.output)
        self.assertIn("novialoom-archive-dev", self.stacks())
        result = self.assertDone(self.deploy("dev", "--yes"))
        self.assertNotIn("novialoom-archive-dev", self.stacks())
        self.assertEqual(len([name for name in self.stacks() if name.endswith("-dev")]), 7)
