"""Distils what the cfn-lint package knows of resource types into one line of JSON per type; scripts/update-registry runs it.

registry.jsonl holds the schemas, rules.jsonl the conditional rules that cfn-lint checks beside them. Facts only: descriptions, titles,
examples and links are left out. The format is described in Sources/CRegistry/README.md.
"""

import importlib
import inspect
import json
import pkgutil
import sys
from pathlib import Path

import cfnlint.rules
from cfnlint.rules.jsonschema.CfnLintJsonSchema import CfnLintJsonSchema
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER as MANAGER

REGIONS = ["eu-west-3", "us-east-1"]

# Rules larger than this (characters, for one region) are tables of instance types by engine version and their like; the largest would be
# larger than all schemas together.
LARGEST_RULE = 40_000

# Rules that look at other resources or at the template, and that of the language of Step Functions.
BEYOND_SCHEMAS = ["cfnGather", "cfnContext", '"StartAt"']

# What a schema says of one value, in the order in which it is written.
PAIRS = {
    "length": ("minLength", "maxLength"),
    "range": ("minimum", "maximum"),
    "count": ("minItems", "maxItems"),
    "members": ("minProperties", "maxProperties"),
}
SCHEMA_MAPS = ["properties", "patternProperties"]
SCHEMAS = ["items", "contains", "propertyNames", "not", "if", "then", "else"]
SCHEMA_LISTS = ["prefixItems", "allOf", "anyOf", "oneOf"]
FACTS = [
    "pattern", "format", "enum", "enumCaseInsensitive", "const", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "uniqueItems", "uniqueKeys", "maxUniqueItems", "required", "dependentRequired", "dependentExcluded", "requiredXor", "requiredOr",
]
# Said of a value and meant for readers, forms or the service's own tools.
PROSE = {
    "description", "title", "examples", "default", "$comment", "$schema", "arrayType", "relationshipRef",
    "readOnly", "writeOnly", "deprecated", "$id", "id",
}
UNDERSTOOD = {
    "type", "$ref", "additionalProperties", "dependencies", "insertionOrder", *FACTS, *SCHEMA_MAPS, *SCHEMAS, *SCHEMA_LISTS, *PROSE,
}
UNDERSTOOD.update(name for pair in PAIRS.values() for name in pair)

# What stands beside the root's own schema in a type.
ENVELOPE = {
    "typeName", "definitions", "handlers", "tagging", "taggable", "readOnlyProperties", "writeOnlyProperties",
    "createOnlyProperties", "conditionalCreateOnlyProperties", "deprecatedProperties", "primaryIdentifier", "additionalIdentifiers",
    "replacementStrategy", "lifecycle", "sourceUrl", "documentationUrl", "resourceLink", "typeConfiguration", "propertyTransform",
}
PATHS = {
    "createOnly": "createOnlyProperties",
    "conditionalCreateOnly": "conditionalCreateOnlyProperties",
    "readOnly": "readOnlyProperties",
    "writeOnly": "writeOnlyProperties",
    "deprecated": "deprecatedProperties",
}

TAG_KEYS = [("Key", "Value"), ("TagKey", "TagValue"), ("key", "value")]


def main(folder):
    # AWS::Serverless::… is known to cfn-lint as a whole, but belongs to a transform, not to CloudFormation.
    types = sorted({name for region in REGIONS for name in MANAGER.get_resource_types(region) if not name.startswith("AWS::Serverless")})
    write(Path(folder, "registry.jsonl"), [distil(name) for name in types])
    rules = rules_by_type()
    write(Path(folder, "rules.jsonl"), [{"typeName": name, "rules": rules[name]} for name in types if name in rules])


def write(file, values):
    lines = [json.dumps(value, separators=(",", ":"), ensure_ascii=False) + "\n" for value in values]
    file.write_text("".join(lines), encoding="utf-8")
    print(f"{file.name}: {len(lines)} types, {file.stat().st_size:,} bytes")


def distil(name):
    """The schema of one type, as it is written."""
    found = list(MANAGER.get_resource_schemas_by_regions(name, REGIONS))
    schema = found[0][1]
    source = schema.schema
    result = {"typeName": name, "regions": sorted(region for regions, _ in found for region in regions)}
    # Before all that is long: it is read for every resource of every synth.
    if tags := tagging(source):
        result["tagging"] = tags
    if len(found) > 1:
        print(f"warning: {name} differs between the regions; that of {found[0][0]} was taken", file=sys.stderr)
    if "lifecycle" in source:
        result["lifecycle"] = source["lifecycle"]
    if "replacementStrategy" in source:
        result["replacement"] = source["replacementStrategy"]
    result["identifier"] = [path(pointer) for pointer in source.get("primaryIdentifier", [])]
    for key, theirs in PATHS.items():
        if paths := sorted({path(pointer) for pointer in source.get(theirs, [])}):
            result[key] = paths
    attributes = sorted(attribute.replace("\\.", ".").replace(".*", "*") for attribute in schema.get_atts)
    if attributes != [path.replace("/", ".") for path in result.get("readOnly", [])]:
        result["attributes"] = attributes
    if actions := permissions(source):
        result["permissions"] = actions
    root = {key: value for key, value in source.items() if key not in ENVELOPE}
    result.update(compact({"type": "object", **root}, name))
    if definitions := source.get("definitions"):
        result["definitions"] = {key: compact(value, name) for key, value in sorted(definitions.items())}
    return result


def path(pointer):
    """/properties/Endpoint/Address → Endpoint/Address"""
    return pointer.removeprefix("/properties/")


def tagging(source):
    """The property that takes tags, and what it cannot do; nothing for a type without tags."""
    tags = source.get("tagging", {"taggable": source.get("taggable", True)})
    name = path(tags.get("tagProperty", "/properties/Tags"))
    if not tags.get("taggable", True) or name.split("/")[0] not in source.get("properties", {}):
        return None
    result = {"property": name}
    if shape := tag_shape(source, name.split("/")):
        result["shape"] = shape
    for key, theirs in (("onCreate", "tagOnCreate"), ("updatable", "tagUpdatable"), ("system", "cloudFormationSystemTags")):
        if not tags.get(theirs, True):
            result[key] = False
    return result


def tag_shape(source, names):
    """The two keys of the objects in a list of tags, "map" for an object of tags, nothing for any other shape."""
    def resolved(schema):
        while "$ref" in schema:
            schema = source["definitions"][schema["$ref"].removeprefix("#/definitions/")]
        return schema

    schema = {"properties": source["properties"]}
    for name in names:
        schema = resolved(schema.get("properties", {}).get(name, {}))
    if "items" in schema:
        keys = resolved(schema["items"]).get("properties", {})
        return next(([key, value] for key, value in TAG_KEYS if key in keys and value in keys), None)
    return "map" if "object" in schema.get("type", []) and not schema.get("properties") else None


def permissions(source):
    """service → action → the first letters of the handlers that need it, t for tagging: {"sqs": {"CreateQueue": "c"}}"""
    result = {}
    needs = {**source.get("handlers", {}), "tag": source.get("tagging", {})}
    for handler in ["create", "read", "update", "delete", "list", "tag"]:
        for permission in sorted(set(needs.get(handler, {}).get("permissions", []))):
            service, _, action = permission.partition(":")
            if action:
                actions = result.setdefault(service, {})
                actions[action] = actions.get(action, "") + handler[0]
    return {service: dict(sorted(actions.items())) for service, actions in sorted(result.items())}


def compact(schema, place, fragment=False):
    """A schema as it is written: a word where a word says it all, else an object. `fragment` is part of another schema (a branch of oneOf,
    an if), where keys that are not named are not forbidden."""
    if isinstance(schema, bool):
        return schema
    if unknown := set(schema) - UNDERSTOOD:
        print(f"warning: {place}: unknown keywords {sorted(unknown)}", file=sys.stderr)
    result = {}
    if reference := schema.get("$ref"):
        result["ref"] = reference.removeprefix("#/definitions/")
    for key in SCHEMA_MAPS:
        if key in schema:
            result[key] = {name: compact(value, place, fragment) for name, value in sorted(schema[key].items())}
    result.update(others(schema, place))
    for key, (low, high) in PAIRS.items():
        if (bounds := [schema.get(low), schema.get(high)]) not in ([None, None], [0, None]) or (key == "range" and low in schema):
            result[key] = bounds
    for key in FACTS:
        if key in schema and says_something(key, schema[key]):
            result[key] = schema[key]
    # It stands beside a few values that are no lists.
    if schema.get("insertionOrder") is False and "items" in schema:
        result["ordered"] = False
    if "dependencies" in schema:
        result["dependentRequired"] = {**schema["dependencies"], **result.get("dependentRequired", {})}
    for key in SCHEMAS:
        if key in schema:
            result[key] = compact(schema[key], place, fragment or key != "items")
    for key in SCHEMA_LISTS:
        if key in schema:
            result[key] = [compact(value, place, fragment=True) for value in schema[key]]
    # A few policies are said to be JSON and no more: an object will do, and so will its text.
    kind = ["object", "string"] if schema.get("format") == "json" and not fragment and "type" not in schema else schema.get("type")
    return with_type(kind, result, fragment)


def says_something(key, value):
    """False for an empty list, and for a flag that is not raised or raised where a list belongs."""
    if isinstance(value, bool):
        return key == "const" or value and key == "uniqueItems"
    return value != []


def others(schema, place):
    """What keys that are not named may hold; nothing is written where they are forbidden and the schema names some."""
    named = any(key in schema for key in SCHEMA_MAPS)
    value = schema.get("additionalProperties", True)
    if value is False:
        return {} if named else {"additionalProperties": False}
    if value in (True, {}):
        return {"additionalProperties": True} if named else {}
    return {"additionalProperties": compact(value, place)}


def with_type(kind, result, fragment):
    """Leaves the type out where the rest implies it, and the rest where the type says it all. In fragments nothing is implied."""
    if isinstance(kind, list) and len(kind) == 1:
        kind = kind[0]
    if isinstance(kind, list):
        kind = "document" if set(kind) == {"object", "string"} else sorted(kind)
    if set(result) == {"ref"}:
        return "#" + result["ref"]
    if "ref" in result and kind is not None:
        kind = None
    if kind is None:
        return result
    if not result:
        return kind if isinstance(kind, str) else {"type": kind}
    return result if kind == implied_type(result) and not fragment else {"type": kind, **result}


def implied_type(result):
    if "properties" in result or "patternProperties" in result:
        return "object"
    if "items" in result:
        return "array"
    if any(key in result for key in ("length", "pattern", "format", "enum")):
        return "string"
    return None


def rules_by_type():
    """The conditional rules by type, errors and warnings only."""
    result = {}
    for rule in conditional_rules():
        if not rule.id.startswith(("E", "W")):
            continue
        for keyword in sorted(rule.keywords):
            section, _, place = keyword.partition("/")
            name, _, at = place.partition("/Properties")
            if section == "Resources":
                result.setdefault(name, []).extend(distil_rule(rule, at.removeprefix("/")))
    return {name: sorted(rules, key=lambda rule: (rule["id"], rule["at"], rule.get("region", ""))) for name, rules in result.items() if rules}


def conditional_rules():
    for module in pkgutil.walk_packages(cfnlint.rules.__path__, "cfnlint.rules."):
        if module.name.startswith("cfnlint.rules.resources"):
            for _, rule in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
                if rule.__module__ == module.name and issubclass(rule, CfnLintJsonSchema):
                    yield rule()


def distil_rule(rule, at):
    """One line per region for a table by region, else one. Rules that gather other resources are left out: they are not schemas."""
    schema = rule.schema
    if not isinstance(schema, dict) or not schema:
        return
    tables = {region: schema[region] for region in REGIONS if region in schema} or {None: schema}
    for region, table in tables.items():
        text = json.dumps(table, separators=(",", ":"))
        if len(text) > LARGEST_RULE or any(word in text for word in BEYOND_SCHEMAS):
            print(f"{rule.id} left out: {len(text):,} characters", file=sys.stderr)
            continue
        result = {"id": rule.id, "at": at}
        if region:
            result["region"] = region
        if definitions := table.get("definitions"):
            result["definitions"] = {name: compact(value, rule.id, fragment=True) for name, value in sorted(definitions.items())}
        result["schema"] = compact({key: value for key, value in table.items() if key != "definitions"}, rule.id, fragment=True)
        yield result


if __name__ == "__main__":
    main(sys.argv[1])
