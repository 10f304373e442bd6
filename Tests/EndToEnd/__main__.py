"""Runs the end-to-end cases one after the other, on one engine: python Tests/EndToEnd NOVIALOOM AWS [CASE…]

They build on each other: each finds dev deployed, and leaves it deployed. Figures are printed, and never decide.
"""

import importlib
import sys
import tempfile
import unittest

from case import Case
from local_engine import LocalEngine
from world import World

ORDER = ["runbook", "account", "functions", "api", "data", "placeholders", "again", "release", "site", "foreign", "recreate"]


def main():
    novialoom, aws, *wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="end-to-end.") as folder, LocalEngine(folder) as engine:
        Case.world = World(engine, folder, novialoom, aws)
        modules = [importlib.import_module(f"cases.{name}") for name in ORDER if not wanted or name in wanted or name == "runbook"]
        suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromModule(module) for module in modules)
        result = unittest.TextTestRunner(verbosity=2).run(suite)
        for what, seconds, calls in Case.world.figures:
            print(f"{what}: {seconds:.1f} s, {calls} calls of AWS")
        if not result.wasSuccessful():
            print(f"\nthe engine's log ends with\n{engine.log.read_text()[-4000:]}")
        return 0 if result.wasSuccessful() else 1


sys.exit(main())
