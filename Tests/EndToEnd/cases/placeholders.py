import importlib.metadata
import json

from case import Case
from engine.kinds import MADE_BY_CALLS, PLACEHOLDERS, REPLACED


class Placeholders(Case):
    """What the engine only pretends to make is what is known, and nothing else; a deployment of any other type fails there."""

    def test_exactly_the_types_that_the_engine_lacks_are_placeholders(self):
        self.world.synth_app("sentori", "account", "dev")
        used = set()
        for file in (self.world.folder / "out").rglob("*.template.json"):
            used |= {resource["Type"] for resource in json.loads(file.read_text())["Resources"].values()}
        provided = {plugin.name for plugin in importlib.metadata.entry_points(group="localstack.cloudformation.resource_providers")}
        # The package spells their names in lower case.
        self.assertEqual({name for name in used if name.lower() not in provided} - MADE_BY_CALLS, PLACEHOLDERS)
        self.assertLessEqual(MADE_BY_CALLS | REPLACED, used)
