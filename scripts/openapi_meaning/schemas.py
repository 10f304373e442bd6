"""Whether two schemas mean the same."""

import json
import random

from .bundle import Bundle
from .facts import Facts
from .instances import STRANGERS, Maker, neighbours
from .probes import probes
from .settle import settle
from .validate import Judge
from .weaken import say_format, weaken

BASES, PLACES = 10, 6


def plain(path):
    return "".join(character for character in str(path[-1]).lower() if character.isalnum())


def pool(*bundles):
    """Values that the schemas name themselves: one that is no longer among them shows."""
    found = []

    def walk(value):
        if isinstance(value, dict):
            for key, below in value.items():
                if key in ("enum", "const"):
                    found.extend(below if isinstance(below, list) else [below])
                elif key in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum") and not isinstance(below, bool):
                    found.extend([below, below - 1, below + 1])
                elif key == "format":
                    found.append("!format:" + str(below))
                elif key == "multipleOf":
                    found.append(below / 2)
                elif key == "pattern":
                    found.append("~")
                walk(below)
        elif isinstance(value, list):
            for below in value:
                walk(below)

    for bundle in bundles:
        walk(bundle.definitions)
    return found


def compare(source, path, merged, place):
    """Yields what differs, and at the end the pairs of schemas that both refer to from one place."""
    left, right = Bundle(source, path, weaken, settle), Bundle(merged, place, lambda schema: schema)
    strict = Bundle(source, path, say_format)
    full = Judge(strict.schema) if strict.definitions != left.definitions else None
    yield from disagreement(left, right, json.dumps([path, place]), full)
    yield from facts(source, path, merged, place)


def disagreement(left, right, seed, full=None):
    """An instance that one bundle takes and the other does not, if one is found. What `full` takes the right one must take too."""
    judges = Judge(left.schema), Judge(right.schema)
    seed = random.Random(seed)
    known = pool(left, right)
    seen = set()
    for instance in instances(left, right, seed, known):
        text = json.dumps(instance, sort_keys=True)
        if text in seen or len(text) > 20_000:
            continue
        seen.add(text)
        before, after = judges[0].accepts(instance), judges[1].accepts(instance)
        if before != after or full and not after and full.accepts(instance):
            yield f"{text[:300]} is {'valid' if before else 'invalid'} in the input and {'valid' if after else 'invalid'} in the result"
            return


def instances(left, right, seed, known):
    yield from STRANGERS
    yield from known
    for bundle in (left, right):
        maker = Maker(bundle, seed)
        yield from probes(maker, bundle.root, 4)
        for number in range(BASES):
            try:
                instance = maker.make(bundle.root, 3 if number else 6)
            except (RecursionError, ValueError, TypeError):
                continue
            yield instance
            yield from neighbours(instance, seed, PLACES, known)


def facts(source, path, merged, place):
    before, after = Facts(source, path), Facts(merged, place)
    for where, key, value in sorted(before.texts - after.texts):
        yield f"{key} {value[:100]} at \"{where}\" is lost"
    for where, (name, values) in before.discriminators.items():
        if where not in after.discriminators:
            yield f"the discriminator at \"{where}\" is lost"
            continue
        other, others = after.discriminators[where]
        if name != other:
            yield f"the discriminator at \"{where}\" looks at {other}, not at {name}"
        for value, target in values.items():
            if value not in others:
                yield f"the discriminator at \"{where}\" no longer knows {value}"
            else:
                yield target, others[value]
    for where, targets in before.references.items():
        others = after.references.get(where, [])
        if len(targets) != len(others):
            continue
        for target in targets:
            named = [other for other in others if plain(other).endswith(plain(target))]
            if len(targets) == 1:
                yield target, others[0]
            elif len(named) == 1:
                yield target, named[0]
