"""A4: the image of a service that Lambda runs. Docker itself is not run here: the file is linted and read."""

import re
import subprocess
import unittest

from support import TEMPLATES

DOCKERFILE = TEMPLATES / "Dockerfile.lambda"


def instructions() -> list[tuple[str, str]]:
    lines = [line for line in DOCKERFILE.read_text().splitlines() if line and not line.startswith("#")]
    return [tuple(line.split(" ", 1)) for line in lines]


class DockerfileTests(unittest.TestCase):
    def test_A4_hadolint_finds_nothing(self):
        found = subprocess.run(["hadolint", "--no-color", str(DOCKERFILE)], capture_output=True, text=True)
        self.assertEqual((found.returncode, found.stdout + found.stderr), (0, ""))

    def test_A4_it_is_made_from_the_base_image_for_python_3_12(self):
        steps = instructions()
        self.assertEqual(steps[0], ("ARG", "BASE=public.ecr.aws/lambda/python:3.12"))
        self.assertEqual([text for name, text in steps if name == "FROM"], ["${BASE} AS packages", "${BASE}"])

    def test_A4_requirements_come_first_then_the_source_to_the_task_root(self):
        copies = [text for name, text in instructions() if name == "COPY"]
        self.assertEqual(
            copies,
            ["requirements.txt .", "--from=packages --chmod=755 /packages ${LAMBDA_TASK_ROOT}", "--chmod=755 . ${LAMBDA_TASK_ROOT}"],
        )

    def test_A4_the_default_command_is_the_handler_and_the_user_is_not_root(self):
        steps = instructions()
        self.assertEqual(steps[-1], ("CMD", '["main.handler"]'))
        self.assertIn(("USER", "65534:65534"), steps)

    def test_A4_neither_secrets_nor_tests_go_into_the_image(self):
        ignored = (TEMPLATES / "Dockerfile.lambda.dockerignore").read_text().splitlines()
        for pattern in ("**/.env", "**/*.pem", "**/.git", "**/tests", "**/__pycache__", "**/requirements-dev.txt"):
            self.assertIn(pattern, ignored)
        # What checks the database's certificate is no secret; the last pattern that matches decides.
        self.assertGreater(ignored.index("!**/*-bundle.pem"), ignored.index("**/*.pem"))
        # What the image needs is not ignored: no pattern is the file itself or a wildcard for all of its kind.
        self.assertFalse([line for line in ignored if re.fullmatch(r"(\*\*/)?(main\.py|loom|requirements\.txt|\*|\*\.py|\*\.txt)", line)])


if __name__ == "__main__":
    unittest.main()
