"""D2: the workflow that comments on pull requests, as GitHub would read it."""

import os
import re
import unittest

import yaml
from support import ROOT, TEMPLATES, refused_by_schema, refused_by_zizmor

PATH = TEMPLATES / "github" / "review.yml"
TEXT = PATH.read_text()
# YAML 1.1 takes the key `on` for a boolean.
WORKFLOW = {("on" if key is True else key): value for key, value in yaml.safe_load(TEXT).items()}
JOBS = WORKFLOW["jobs"]


def runs(job: str) -> str:
    return "\n".join(step["run"] for step in JOBS[job]["steps"] if "run" in step)


class ReviewTests(unittest.TestCase):
    def test_D2_it_is_a_workflow_as_githubs_schema_has_it(self):
        self.assertEqual(refused_by_schema(PATH, "vendor.github-workflows"), "")

    def test_D2_zizmor_finds_nothing(self):
        self.assertEqual(refused_by_zizmor(PATH), "")

    def test_D2_it_runs_on_pull_requests_with_their_own_rights_and_no_others(self):
        # pull_request_target would hand a fork's code the rights of the repository.
        self.assertEqual(WORKFLOW["on"], {"pull_request": None})
        self.assertEqual(WORKFLOW["permissions"], {})
        self.assertEqual(
            {name: job["permissions"] for name, job in JOBS.items()},
            {"diff": {"contents": "read"}, "comment": {"contents": "read", "pull-requests": "write"}},
        )
        self.assertNotIn("secrets.", TEXT)
        self.assertNotIn("id-token", TEXT)

    def test_D2_what_the_request_brings_along_is_built_where_nothing_can_be_written(self):
        self.assertIn("swift build", runs("diff"))
        self.assertNotIn("GH_TOKEN", str(JOBS["diff"]))
        self.assertNotIn("swift", runs("comment"))

    def test_D2_it_compares_with_the_target_and_keeps_enough_of_its_history(self):
        self.assertIn("novialoom diff --base 'HEAD^1' --format markdown", runs("diff"))
        self.assertEqual(JOBS["diff"]["steps"][0]["with"]["fetch-depth"], 2)
        self.assertIn("novialoom synth --verify", runs("diff"))

    def test_D2_a_fork_is_not_commented_on(self):
        self.assertIn("github.event.pull_request.head.repo.full_name == github.repository", JOBS["comment"]["if"])
        self.assertIn("GITHUB_STEP_SUMMARY", runs("diff"))

    def test_D2_actions_are_those_of_the_delivery(self):
        used = set(re.findall(r"uses: (.*)", TEXT))
        self.assertLessEqual(used, set(re.findall(r"uses: (.*)", (TEMPLATES / "github" / "deploy.yml").read_text())))

    def test_D2_no_value_is_a_part_of_a_script_and_every_script_is_there(self):
        self.assertNotIn("${{", runs("diff") + runs("comment"))
        for script in re.findall(r"templates/github/[a-z-]+\.sh", runs("comment")):
            self.assertTrue(os.access(ROOT / script, os.X_OK), script)


if __name__ == "__main__":
    unittest.main()
