"""Runs the end-to-end cases one after the other, on one engine: python Tests/EndToEnd NOVIALOOM CLI-PYTHON [CASE…]

They build on each other: each finds dev deployed, and leaves it deployed. Figures are printed, and never decide.
"""

import contextlib
import importlib
import sys
import tempfile
import unittest

from case import Case
from local_engine import LocalEngine
from world import World

ORDER = ["runbook", "account", "functions", "api", "data", "placeholders", "again", "release", "foreign", "failure", "recreate", "sentori", "vectora"]
# What is about another app than novialoom, and needs nothing of it.
ALONE = {"sentori", "vectora"}


def main():
    novialoom, cli_python, *wanted = sys.argv[1:]
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="end-to-end."))
        engine = stack.enter_context(LocalEngine(folder))
        Case.world = stack.enter_context(World(engine, folder, novialoom, cli_python))
        failed = []
        needed = {"runbook", *wanted} if set(wanted) - ALONE else set(wanted)
        modules = [importlib.import_module(f"cases.{name}") for name in ORDER if not wanted or name in needed]
        for module in modules:
            result = unittest.TextTestRunner(verbosity=2).run(unittest.defaultTestLoader.loadTestsFromModule(module))
            failed += [module.__name__] if not result.wasSuccessful() else []
            if failed == ["cases.runbook"]:
                print("dev is not deployed: nothing else can be tried")
                break
        for what, seconds, calls in Case.world.figures:
            print(f"{what}: {seconds:.1f} s, {calls} calls of AWS")
        if failed:
            print(f"\nfailed: {', '.join(failed)}; the engine's log ends with\n{engine.log.read_text()[-4000:]}")
    return 1 if failed else 0


sys.exit(main())
