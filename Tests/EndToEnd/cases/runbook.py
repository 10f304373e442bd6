import re

from case import Case
from runbook import all_blocks, blocks


class Runbook(Case):
    """The runbook, command by command: from an empty account to a running dev (A4, A20, A22)."""

    def test_an_empty_account_becomes_a_running_dev(self):
        self.assertEqual(self.stacks(), {})
        site = self.world.folder / "frontend/dist/frontend/browser"
        site.mkdir(parents=True)
        (site / "index.html").write_text("<!doctype html><title>Novialoom</title>\n")
        figures = {"out/dev/deploy.sh --dry-run\n": "dry run of a first deploy", "out/dev/deploy.sh --yes\n": "first deploy of dev"}
        for block in blocks():
            result = self.follow(block)
            if block.commands in figures:
                self.world.figure(figures.pop(block.commands), result)
        self.assertEqual(figures, {})
        self.assertEqual(set(self.stacks().values()), {"CREATE_COMPLETE"})

    def test_every_block_is_run_or_says_why_not(self):
        run = {None, "releases", "recreate"}
        self.assertLessEqual({block.case for block in all_blocks()}, run)
        self.assertLess(sum(1 for block in all_blocks() if block.reason), len(all_blocks()) / 3)

    def test_users_are_made_for_what_connects(self):
        (users,) = [line for line in "".join(block.commands for block in all_blocks()).splitlines() if line.startswith("for user in ")]
        made = set(users.removeprefix("for user in ").removesuffix("; do").split())
        templates = "".join(file.read_text() for file in (self.world.folder / "out/dev").glob("*.template.json"))
        told = set(re.findall(r'"DATABASE_USER": "(\w+)"', templates)) | set(re.findall(r'"DATABASE_USER",\s*"Value": "(\w+)"', templates))
        self.assertEqual(made, told)
