"""Instances at the edges of a schema: each bound and the first value beyond it, each property alone, each branch of a choice."""

import copy
import itertools

MANY = 200


def probes(maker, schema, depth, seen=()):
    """At most MANY; schemas behind a second reference are compared by themselves."""
    return list(_probes(maker, schema, depth, seen))[:MANY]


def _probes(maker, schema, depth, seen):
    if not isinstance(schema, dict) or depth < 0:
        return
    if "$ref" in schema and schema["$ref"] not in seen and len(seen) < 2:
        yield from probes(maker, maker.definitions[schema["$ref"].removeprefix("#/$defs/")], depth, seen + (schema["$ref"],))
    flat = maker.flat(schema)
    yield from copy.deepcopy(flat.get("enum", []))
    for key in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
        if isinstance(flat.get(key), (int, float)):
            yield from (flat[key], flat[key] - 1, flat[key] + 1)
    for key in ("minLength", "maxLength"):
        if key in flat and flat[key] < 100_000:
            for step in (0, -1, 1):
                yield "a" * max(0, flat[key] + step)
                yield f"!format:{flat.get('format')}:".ljust(flat[key] + step, "a")
    if flat.get("type") == "string" or isinstance(flat.get("type"), list):
        yield from ("text", "!format:" + str(flat.get("format")), "!format:other", "a")
    if "items" in flat or flat.get("type") == "array":
        yield from _arrays(maker, flat, depth, seen)
    if "properties" in flat or "required" in flat or "additionalProperties" in flat:
        yield from _objects(maker, flat, depth, seen)
    for key in ("allOf", "anyOf", "oneOf"):
        for branch in schema.get(key, []):
            yield from probes(maker, branch, depth, seen)


def _arrays(maker, flat, depth, seen):
    item = maker.make(flat.get("items", True), 1)
    for key in ("minItems", "maxItems"):
        for count in {max(0, flat.get(key, 0) + step) for step in (0, -1, 1)} if flat.get(key, 0) < 1000 else ():
            yield [item] * count
            yield [f"a{index}" for index in range(count)]
    yield from ([probe] for probe in probes(maker, flat.get("items", {}), depth - 1, seen)[: MANY // 2])


def _objects(maker, flat, depth, seen):
    properties = flat.get("properties", {})
    least = maker.make({"type": "object", "properties": properties, "required": flat.get("required", []),
                        "additionalProperties": flat.get("additionalProperties", True)}, 0)
    yield least
    for name in least:
        yield {key: value for key, value in least.items() if key != name}
    yield {**least, "other": "other"}
    others = {"other": flat["additionalProperties"]} if isinstance(flat.get("additionalProperties"), dict) else {}
    lists = []
    for name, inner in {**properties, **others}.items():
        found = [None, True, 7, "other", [], {}] + probes(maker, inner, depth - 1, seen)
        lists.append([{**least, name: value} for value in found])
    # In turns, so that a long list leaves room for the others.
    for turn in itertools.zip_longest(*lists):
        yield from (instance for instance in turn if instance is not None)
