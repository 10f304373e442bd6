"""What OpenAPI 3.0 has no word for, weakened: the result allows all that the schema allows, and is what a merge may say of it."""

DROPPED = ["if", "then", "else", "contains", "minContains", "maxContains", "propertyNames", "unevaluatedItems", "unevaluatedProperties",
           "dependentSchemas", "dependentRequired", "dependencies", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor"]


# Of these the others say something.
RESTRICTING = [key for key in DROPPED if key not in ("then", "else", "minContains", "maxContains", "$dynamicAnchor", "$recursiveAnchor")]


def nothing(schema):
    return schema is False or schema == {"not": {}} or schema == {"not": True}


def choice(branches):
    return True if any(branch is True or branch == {} for branch in branches) else {"anyOf": branches}


def say_format(schema):
    """What a string's content is called in 3.0; that 3.1 restricts nothing by it is left aside."""
    encoding, media = schema.pop("contentEncoding", None), schema.pop("contentMediaType", None)
    if "format" not in schema:
        if encoding == "base64":
            schema["format"] = "byte"
        elif encoding is None and media is not None and not media.startswith("text/") and not media.endswith(("json", "xml", "yaml")):
            schema["format"] = "binary"
    return schema


def weaken(schema):
    for key in DROPPED:
        if key in schema and key in RESTRICTING:
            schema["x-weakened"] = True
        schema.pop(key, None)
    if "prefixItems" in schema:
        branches = list(schema.pop("prefixItems"))
        rest = schema.get("items", True)
        if nothing(rest):
            schema["maxItems"] = min(schema.get("maxItems", len(branches)), len(branches))
        elif schema.get("maxItems", len(branches) + 1) > len(branches) or "items" in schema:
            branches.append(rest)
        if any(branch != branches[0] for branch in branches):
            schema["x-weakened"] = True
        schema["items"] = choice(branches)
    if "patternProperties" in schema:
        branches = list(schema.pop("patternProperties").values())
        if branches:
            schema["x-weakened"] = True
        rest = schema.get("additionalProperties", True)
        if rest is not True and rest != {}:
            schema["additionalProperties"] = choice(branches + ([] if nothing(rest) else [rest]))
    say_format(schema)
    if schema.get("enum") == []:
        schema.pop("enum")
        schema["not"] = {}
    for key in ["allOf", "anyOf", "oneOf"]:
        if schema.get(key) == []:
            schema.pop(key)
    return schema
