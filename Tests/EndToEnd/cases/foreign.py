from case import Case

ARCHIVE = {"Archive": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "novialoom-archive-dev"}}}


class Foreign(Case):
    """A stack of this app and environment that the manifest does not name any more."""

    def setUp(self):
        self.world.make_stack("novialoom-archive-dev", ARCHIVE, app="novialoom", env="dev")

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
