from case import SERVICES, Case
from runbook import blocks


class Runbook(Case):
    """The runbook, command by command: from an empty account to a running dev (A4, A20, A22)."""

    def test_an_empty_account_becomes_a_running_dev(self):
        self.assertEqual(self.stacks(), {})
        site = self.world.folder / "frontend/dist"
        site.mkdir(parents=True)
        (site / "index.html").write_text("<!doctype html><title>Novialoom</title>\n")
        for block in blocks():
            if block.reason:
                continue
            # One shell for all of them, as a person has it.
            session = f"if [[ -f session ]]; then . ./session; fi\n{block.commands}\nexport -p >session\n"
            result = self.world.run("bash", "-euo", "pipefail", "-c", session, GEMINI_API_KEY="not a key", STRIPE_API_KEY="nor this")
            self.assertEqual(result.code, 0, f"{block}, {block.section}:\n{result.output}")
            if block.commands == "out/dev/deploy.sh --yes\n":
                self.world.figure("first deploy of dev", result)
            elif block.commands == "out/dev/deploy.sh --dry-run\n":
                self.world.figure("dry run of a first deploy", result)
        self.assertEqual(set(self.stacks().values()), {"CREATE_COMPLETE"})

    def test_blocks_that_are_not_run_say_why(self):
        self.assertLess(sum(1 for block in blocks() if block.reason), len(blocks()) / 3)
