"""What a weakened schema does to those around it: under `not`, and as one branch of `oneOf`, it would restrict more. Told for the input only:
`not` goes, and `oneOf` becomes `anyOf`, so that what is left allows all that was allowed."""

MAPS = ["properties", "patternProperties", "dependentSchemas"]
LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"]
SINGLES = ["items", "additionalProperties", "not"]


def settle(definitions):
    """Changes the definitions of a bundle whose weakened schemas are marked."""
    lossy, found = None, set()
    while lossy != found:
        lossy = set(found)
        for name in definitions:
            definitions[name], weakened = walk(definitions[name], lossy)
            if weakened:
                found.add(name)


def walk(schema, lossy):
    """The schema with what gives way, and whether it allows more than it did."""
    if not isinstance(schema, dict):
        return schema, False
    result = dict(schema)
    weakened = "x-weakened" in schema or str(schema.get("$ref")).removeprefix("#/$defs/") in lossy
    for key in MAPS:
        if key in result:
            result[key] = dict(result[key])
            for name, below in result[key].items():
                result[key][name], own = walk(below, lossy)
                weakened |= own
    for key in SINGLES:
        if key in result:
            result[key], own = walk(result[key], lossy)
            weakened |= own
            if own and key == "not":
                del result["not"]
                result["x-weakened"] = True
    for key in LISTS:
        if key in result:
            pairs = [walk(below, lossy) for below in result[key]]
            result[key] = [below for below, _ in pairs]
            if any(own for _, own in pairs):
                weakened = True
                if key == "oneOf":
                    branches = result.pop("oneOf")
                    result["x-weakened"] = True
                    result["allOf"] = result.get("allOf", []) + [{"anyOf": branches}]
    return result, weakened
