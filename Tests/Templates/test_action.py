"""The action that installs a release, as GitHub would read it; install.bats runs its script."""

import os
import unittest

import yaml
from support import TEMPLATES, refused_by_schema, refused_by_zizmor

PATH = TEMPLATES / "github" / "action.yml"
ACTION = yaml.safe_load(PATH.read_text())
STEPS = ACTION["runs"]["steps"]


class ActionTests(unittest.TestCase):
    def test_it_is_an_action_as_githubs_schema_has_it(self):
        self.assertEqual(refused_by_schema(PATH, "vendor.github-actions"), "")

    def test_zizmor_finds_nothing(self):
        self.assertEqual(refused_by_zizmor(PATH), "")

    def test_a_version_is_always_pinned_by_its_checksum(self):
        self.assertEqual({name for name, put in ACTION["inputs"].items() if put.get("required")}, {"version", "checksum"})

    def test_no_value_is_a_part_of_a_script_and_every_input_reaches_it(self):
        self.assertEqual([step["run"].count("${{") for step in STEPS], [0])
        given = str(STEPS[0]["env"])
        for name in ACTION["inputs"]:
            self.assertIn(f"inputs.{name}", given)
        for name in STEPS[0]["env"]:
            self.assertTrue(name == "GH_TOKEN" or f'"${name}"' in STEPS[0]["run"], name)

    def test_its_script_is_there_and_nothing_else_is_used(self):
        self.assertTrue(os.access(TEMPLATES / "github" / "install.sh", os.X_OK))
        self.assertNotIn("uses", str(STEPS))


if __name__ == "__main__":
    unittest.main()
