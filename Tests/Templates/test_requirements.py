"""A4: what the image of a service gets is what is tested here."""

import re
import unittest
from importlib.metadata import version

from support import TEMPLATES


class RequirementTests(unittest.TestCase):
    def test_A4_every_requirement_is_pinned_to_the_version_that_the_tests_run_with(self):
        lines = [line for line in (TEMPLATES / "requirements.txt").read_text().splitlines() if line and not line.startswith("#")]
        self.assertTrue(lines)
        for line in lines:
            name, pinned = re.fullmatch(r"([A-Za-z0-9-]+)==([0-9.]+)", line).groups()
            self.assertEqual((name, version(name)), (name, pinned))


if __name__ == "__main__":
    unittest.main()
