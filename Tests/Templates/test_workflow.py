"""A20, D4: the workflow that delivers, as GitHub would read it, and what the account's delivery roles make of it."""

import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import yaml
from support import ROOT, TEMPLATES, refused_by_schema, refused_by_zizmor

PATH = TEMPLATES / "github" / "deploy.yml"
TEXT = PATH.read_text()
# YAML 1.1 takes the key `on` for a boolean.
WORKFLOW = {("on" if key is True else key): value for key, value in yaml.safe_load(TEXT).items()}
JOBS = WORKFLOW["jobs"]


def steps():
    return [step for job in JOBS.values() for step in job["steps"]]


def runs() -> str:
    return "\n".join(step["run"] for step in steps() if "run" in step)


def environment_of(event: str, branch: str, expression: str) -> str:
    """What GitHub makes of `${{ a == 'x' && 'y' || 'z' }}`; Python's `and` and `or` choose in the same way."""
    python = re.sub(r"^.*\$\{\{(.*)\}\}$", r"\1", expression).replace("&&", "and").replace("||", "or")
    return eval(python.replace("github.event_name", repr(event)).replace("github.ref_name", repr(branch)))  # noqa: S307


class FormTests(unittest.TestCase):
    def test_A20_it_is_a_workflow_as_githubs_schema_has_it(self):
        self.assertEqual(refused_by_schema(PATH, "vendor.github-workflows"), "")

    def test_A20_jobs_and_steps_read_only_what_others_give(self):
        given = {f"needs.{job}.outputs.{name}" for job, content in JOBS.items() for name in content.get("outputs", {})}
        self.assertEqual(set(re.findall(r"needs\.\w+\.outputs\.\w+", TEXT)), given)
        written = set(re.findall(r'echo "(\w+)=', JOBS["plan"]["steps"][3]["run"]))
        self.assertEqual({f"steps.release.outputs.{name}" for name in written}, set(re.findall(r"steps\.release\.outputs\.\w+", TEXT)))
        for name, job in JOBS.items():
            needed = {job["needs"]} if isinstance(job.get("needs"), str) else set(job.get("needs", []))
            self.assertLessEqual(set(re.findall(r"needs\.(\w+)\.", str(job))), needed, name)
            self.assertLessEqual(needed, set(JOBS), name)


class TriggerTests(unittest.TestCase):
    def test_A20_main_goes_to_prod_develop_to_dev_and_staging_is_started_by_hand(self):
        self.assertEqual(WORKFLOW["on"], {"push": {"branches": ["main", "develop"]}, "workflow_dispatch": None})
        for expression in (JOBS["plan"]["environment"], JOBS["plan"]["env"]["ENVIRONMENT"], WORKFLOW["concurrency"]["group"]):
            self.assertEqual(environment_of("push", "main", expression), "prod")
            self.assertEqual(environment_of("push", "develop", expression), "dev")
            for branch in ("main", "develop", "feature/x"):
                self.assertEqual(environment_of("workflow_dispatch", branch, expression), "staging")

    def test_A20_one_delivery_an_environment_and_none_is_cancelled(self):
        self.assertTrue(WORKFLOW["concurrency"]["group"].startswith("deploy-${{"))
        self.assertIs(WORKFLOW["concurrency"]["cancel-in-progress"], False)

    def test_A20_what_failed_is_never_deployed(self):
        self.assertEqual(JOBS["deploy"]["needs"], ["plan", "build", "site"])
        self.assertEqual(JOBS["deploy"]["if"], "${{ !cancelled() && !failure() }}")
        # GitHub's own default for `run` goes on after a failure inside of a pipe.
        self.assertEqual(WORKFLOW["defaults"], {"run": {"shell": "bash"}})
        self.assertFalse([name for name, job in JOBS.items() if "continue-on-error" in job or "timeout-minutes" not in job])


class SecurityTests(unittest.TestCase):
    def test_A20_there_is_no_key(self):
        self.assertNotIn("secrets.", TEXT)
        self.assertIsNone(re.search(r"aws-(access|secret)|AKIA|AWS_(ACCESS|SECRET)", TEXT))

    def test_A20_jobs_have_the_rights_they_need_and_no_others(self):
        self.assertEqual(WORKFLOW["permissions"], {})
        self.assertEqual(
            {name: job["permissions"] for name, job in JOBS.items()},
            {
                "plan": {"contents": "read", "id-token": "write"},
                "build": {"contents": "read", "id-token": "write"},
                "site": {"contents": "read"},
                "deploy": {"id-token": "write"},
            },
        )

    def test_A20_every_action_is_pinned_to_a_commit_and_names_its_version(self):
        used = re.findall(r"uses: (.*)", TEXT)
        self.assertTrue(used)
        for line in used:
            self.assertRegex(line, r"^[a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")

    def test_A20_zizmor_finds_nothing(self):
        self.assertEqual(refused_by_zizmor(PATH), "")

    def test_no_value_is_a_part_of_a_script(self):
        self.assertNotIn("${{", runs())


class DeliveryTests(unittest.TestCase):
    def test_A20_the_services_come_from_the_app_and_their_platforms_too(self):
        self.assertIn("novialoom list --format json >services.json", runs())
        self.assertEqual(JOBS["build"]["strategy"]["matrix"], {"image": "${{ fromJSON(needs.plan.outputs.build) }}"})
        self.assertIs(JOBS["build"]["strategy"]["fail-fast"], False)

    def test_D4_it_deploys_what_was_synthesized_with_nothing_of_the_repository(self):
        self.assertIn('novialoom synth --env "$ENVIRONMENT" --images release.json', runs())
        self.assertIn('bash "out/$ENVIRONMENT/deploy.sh"', runs())
        self.assertFalse([step for step in JOBS["deploy"]["steps"] if "checkout" in step.get("uses", "")])

    def test_no_push_replaces_what_holds_state_in_prod(self):
        (step,) = [step for step in JOBS["deploy"]["steps"] if step.get("name") == "Deploy"]
        expected = [("prod", False, ""), ("prod", True, "--site site"), ("dev", True, "--yes --site site"), ("staging", False, "--yes")]
        for environment, site, words in expected:
            with self.subTest(environment), tempfile.TemporaryDirectory() as folder:
                script = Path(folder) / "out" / environment / "deploy.sh"
                script.parent.mkdir(parents=True)
                script.write_text('echo "$*"\n')
                if site:
                    (Path(folder) / "site").mkdir()
                command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
                done = subprocess.run(command, cwd=folder, env={**os.environ, "ENVIRONMENT": environment}, capture_output=True, text=True)
                self.assertEqual((done.stdout, done.stderr), (f"{words}\n", ""))

    def test_every_script_is_there_and_can_be_executed(self):
        scripts = re.findall(r"templates/github/[a-z-]+\.sh", runs())
        self.assertEqual(len(scripts), 3)
        for script in scripts:
            self.assertTrue(os.access(ROOT / script, os.X_OK), script)


@unittest.skipUnless("NOVIALOOM" in os.environ, "NOVIALOOM names no binary")
class TrustTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            command = [os.environ["NOVIALOOM"], "synth", "--env", "account", "--root", str(ROOT), "--out", folder]
            subprocess.run(command, check=True, capture_output=True)
            template = json.loads((Path(folder) / "account" / "account.template.json").read_text())
        cls.resources = template["Resources"]
        listed = subprocess.run([os.environ["NOVIALOOM"], "list", "--format", "json"], check=True, capture_output=True)
        cls.list = json.loads(listed.stdout)

    def test_A20_the_role_that_each_job_takes_on_trusts_jobs_of_its_environment(self):
        roles = {resource["Properties"].get("RoleName"): resource for resource in self.resources.values() if resource["Type"] == "AWS::IAM::Role"}
        named = [step["with"]["role-to-assume"] for step in steps() if "configure-aws-credentials" in step.get("uses", "")]
        self.assertEqual(len(named), 3)
        for role in named:
            self.assertRegex(role, r"^arn:aws:iam::\$\{\{ vars\.AWS_ACCOUNT_ID \}\}:role/novialoom-delivery-\$\{\{ [\w.]+ \}\}$")
        for job in ("plan", "build", "deploy"):
            self.assertTrue(JOBS[job]["environment"], job)
        for environment in ("dev", "staging", "prod"):
            [statement] = roles[f"novialoom-delivery-{environment}"]["Properties"]["AssumeRolePolicyDocument"]["Statement"]
            conditions = statement["Condition"]["StringEquals"]
            self.assertRegex(conditions["token.actions.githubusercontent.com:sub"], f"^repo:[^*]+:environment:{environment}$")
            self.assertEqual(conditions["token.actions.githubusercontent.com:aud"], "sts.amazonaws.com")
            self.assertGreaterEqual(roles[f"novialoom-delivery-{environment}"]["Properties"]["MaxSessionDuration"], 7200)

    def test_A20_the_role_may_do_what_the_scripts_do(self):
        granted = json.dumps([resource for name, resource in self.resources.items() if name == "DevPolicy"])
        for action in (
            "s3:ListBucket", "s3:GetObject", "ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:BatchCheckLayerAvailability",
            "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage",
        ):
            self.assertIn(f'"{action}"', granted)
        buckets = [resource["Properties"]["BucketName"] for resource in self.resources.values() if resource["Type"] == "AWS::S3::Bucket"]
        self.assertEqual(buckets, [{"Fn::Sub": "novialoom-deploy-${AWS::AccountId}"}])

    def test_A20_there_is_a_runner_for_every_platform(self):
        platforms = {service["platform"] for service in self.list["services"]}
        self.assertEqual(platforms, {"linux/arm64", "linux/amd64"})
        self.assertEqual(
            JOBS["build"]["runs-on"], "${{ matrix.image.platform == 'linux/arm64' && 'ubuntu-24.04-arm' || 'ubuntu-24.04' }}"
        )
        self.assertEqual(len(self.list["services"]), 10)


if __name__ == "__main__":
    unittest.main()
