"""Faults that a merge could make, planted one at a time. Each must be noticed."""

import copy
import random

from .document import METHODS, Document
from .operations import Check


def walk(value, path=()):
    yield path, value
    if isinstance(value, dict):
        for key in value:
            if key not in ("example", "examples", "default", "enum", "discriminator"):
                yield from walk(value[key], path + (key,))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from walk(below, path + (index,))


def drop(key):
    def change(value, merged):
        del value[key]

    return lambda value: key in value, change


def loosen(key, by):
    def change(value, merged):
        # Less than a step lets no further number through.
        value[key] += by * value.get("multipleOf", 1)

    return lambda value: isinstance(value.get(key), (int, float)) and not isinstance(value.get(key), bool), change


def swap(value, merged):
    """Another component of the same kind that does not say the same."""
    head, name = value["$ref"].rsplit("/", 1)
    section = merged["components"][head.rsplit("/", 1)[1]]
    value["$ref"] = head + "/" + next(other for other in section if section[other] != section[name])


def change_enum(value, merged):
    value["enum"] = value["enum"][1:] + ["planted"]


def change_type(value, merged):
    value["type"] = "integer" if value["type"] == "string" else "string"


def drop_property(value, merged):
    value["properties"].pop(sorted(value["properties"])[0])


def open_up(value, merged):
    value["additionalProperties"] = value.get("additionalProperties", True) is False


def flip_required(value, merged):
    value["required"] = not value.get("required", False)


def forget_mapping(value, merged):
    mapping = value["discriminator"]["mapping"]
    names = sorted(mapping)
    mapping[names[0]] = mapping[names[1]]


SCHEMA = {
    "a lost required": drop("required"),
    "a lost nullable": (
        # An enum that does not list null refuses it anyway.
        lambda v: v.get("nullable") is True and ("type" in v or "allOf" in v) and None in v.get("enum", [None]),
        lambda v, m: v.pop("nullable")),
    "a changed enum": (lambda v: isinstance(v.get("enum"), list) and v["enum"] != [None], change_enum),
    "a changed type": (lambda v: v.get("type") in ("string", "integer", "boolean", "object", "array"), change_type),
    "a swapped reference": (lambda v: str(v.get("$ref", "")).startswith("#/components/schemas/"), swap),
    "a lost property": (lambda v: isinstance(v.get("properties"), dict) and v["properties"], drop_property),
    "other properties": (lambda v: v.get("type") == "object" and isinstance(v.get("additionalProperties", True), bool), open_up),
    "a lost pattern": drop("pattern"),
    "a lost format": (lambda v: v.get("format") not in ("float", "double", None), lambda v, m: v.pop("format")),
    "a lost flag of a bound": (lambda v: v.get("exclusiveMinimum") is True, lambda v, m: v.pop("exclusiveMinimum")),
    "a looser maximum": loosen("maximum", 1),
    "a looser minimum": loosen("minimum", -1),
    "a longer text": loosen("maxLength", 1),
    "a shorter text": loosen("minLength", -1),
    "more items": loosen("maxItems", 1),
    "a lost description": drop("description"),
    "a mapping to another schema": (
        lambda v: len({str(t) for t in v.get("discriminator", {}).get("mapping", {}).values()}) > 1, forget_mapping),
}

PARTS = {
    "a lost operation": (lambda p, v: len(p) == 3 and p[0] == "paths" and p[2] in METHODS, None),
    "a lost response": (lambda p, v: len(p) == 5 and p[0] == "paths" and p[3] == "responses", None),
    "a lost media type": (lambda p, v: len(p) > 2 and p[0] == "paths" and p[-2] == "content", None),
    "a lost parameter": (lambda p, v: len(p) == 5 and p[0] == "paths" and p[3] == "parameters", None),
    "a parameter that must be given": (
        lambda p, v: len(p) == 5 and p[0] == "paths" and p[3] == "parameters" and v.get("in") == "query", flip_required),
    "lost security": (lambda p, v: len(p) == 4 and p[0] == "paths" and p[3] == "security" and v, None),
    "a lost callback": (lambda p, v: len(p) == 5 and p[3] == "callbacks", None),
    "a link to somewhere else": (
        lambda p, v: len(p) > 2 and p[-2] == "links" and p[0] == "paths" and "operationId" in v,
        lambda v, m: v.update(operationId="planted")),
    "a lost webhook": (lambda p, v: len(p) == 2 and p[0] == "x-webhooks", None),
    "one id twice": (
        lambda p, v: len(p) == 3 and p[0] == "paths" and p[2] in METHODS and "operationId" in v,
        lambda v, m: v.update(operationId=[o["operationId"] for i in m["paths"].values() for k, o in i.items()
                                           if k in METHODS and o.get("operationId") not in (None, v["operationId"])][0])),
}


def plant(merged, inputs, each):
    """Plants up to `each` faults of each kind; gives the check without a fault, how many of a kind were planted, and
    those that went unnoticed."""
    clean = Check(merged, inputs)
    if clean.run():
        raise SystemExit("the merged document has faults of its own: " + clean.problems[0])
    schemas = []
    for place in sorted(clean.places, key=str):
        value = merged.get(place)
        schemas += [(place + path, below) for path, below in walk(value) if isinstance(below, dict) and is_schema(path)]
    planted, unnoticed = {}, []
    choice = random.Random(1)
    for name, (matches, change) in {**SCHEMA, **PARTS}.items():
        if name in SCHEMA:
            # In 3.0 what stands beside a reference says nothing.
            places = [p for p, value in schemas if matches(value) and (set(value) == {"$ref"} or "$ref" not in value)]
        else:
            places = [path for path, value in walk(merged.root) if isinstance(value, (dict, list)) and matches(path, value)]
        places = list(dict.fromkeys(places))
        choice.shuffle(places)
        for place in places[:each]:
            faulty = Document(copy.deepcopy(merged.root), merged.name)
            try:
                if change is None:
                    del faulty.get(place[:-1])[place[-1]]
                else:
                    change(faulty.get(place), faulty.root)
            except (StopIteration, IndexError):
                continue
            planted[name] = planted.get(name, 0) + 1
            try:
                noticed = Check(faulty, inputs, only=place if name in SCHEMA else (), known=clean.compared).run()
            except (KeyError, ValueError):
                noticed = ["the document cannot be read"]
            if not noticed:
                unnoticed.append(f"{name} at /{'/'.join(map(str, place))}")
    return clean, planted, unnoticed


def is_schema(path):
    """Whether a place inside a schema is a schema, and not a map of them."""
    below = None
    for token in path:
        below = None if below == "properties" else token
    return below not in ("properties", "xml", "externalDocs", "discriminator", "mapping") and not str(below).startswith("x-")
