"""Breaks right templates, one mistake at a time, and counts what `novialoom check` does not see; fails when that is more than is known.

    mutants.py NOVIALOOM [--of N] [--missed]

Of every kind of mistake at most N places are tried, chosen by the same chance each time. --missed names what was not seen.
Needs an environment with cfn-lint, whose loader reads the short functions of YAML; scripts/test has it.
"""

import argparse
import collections
import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from cfnlint.decode import cfn_yaml

# What some properties take nobody publishes, and some patterns take nearly anything.
PARTLY_SEEN = {"Ref for an ARN", "text outside its pattern"}

ROOT = pathlib.Path(__file__).resolve().parents[2]
REGISTRY = {}
for line in (ROOT / "Sources/CRegistry/registry.jsonl").open():
    kind = json.loads(line)
    REGISTRY[kind["typeName"]] = kind


def schema_below(schema, step, kind):
    """The schema of a member or an element; None where the registry leaves it open."""
    for _ in range(8):
        name = schema[1:] if isinstance(schema, str) and schema.startswith("#") else schema.get("ref") if isinstance(schema, dict) else None
        if name is None:
            break
        schema = kind["definitions"][name]
    if step is None or not isinstance(schema, dict):
        return schema
    return schema.get("properties", {}).get(step) if isinstance(step, str) else schema.get("items")


def is_function(value):
    return isinstance(value, dict) and len(value) == 1 and (next(iter(value)).startswith("Fn::") or next(iter(value)) in ("Ref", "Condition"))


def places(value, schema, kind, path):
    """What stands below a resource's properties, where its schema is known: path, value and schema."""
    schema = schema_below(schema, None, kind)
    if schema is None or is_function(value):
        return
    yield path, value, schema
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, member in members:
        below = schema_below(schema, step, kind)
        if below is not None:
            yield from places(member, below, kind, [*path, step])


def functions(value, path=()):
    """All intrinsic functions of a template."""
    if is_function(value):
        yield list(path), next(iter(value)), next(iter(value.values()))
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, member in members:
        yield from functions(member, (*path, step))


def mistakes(template):
    """Each kind of mistake that can be made in a template: kind, path, and what is written there; DELETE leaves it out."""
    for name, resource in template["Resources"].items():
        if not isinstance(resource, dict) or resource.get("Type") not in REGISTRY:
            continue
        kind = REGISTRY[resource["Type"]]
        at = ["Resources", name, "Properties"]
        yield "misspelt type", ["Resources", name, "Type"], resource["Type"][:-1]
        yield "dependency on nothing", ["Resources", name, "DependsOn"], ["Nothing"]
        yield "circular dependency", ["Resources", name, "DependsOn"], [name]
        for path, value, schema in places(resource.get("Properties", {}), kind, kind, at):
            if not isinstance(schema, dict):
                schema = {"type": schema}
            if isinstance(value, dict) and "properties" in schema:
                for key in value:
                    if key in schema["properties"] and key not in schema.get("patternProperties", {}):
                        yield "misspelt property", path, {k + "x" if k == key else k: v for k, v in value.items()}
                for key in schema.get("required", []):
                    if key in value:
                        yield "missing property", [*path, key], DELETE
                yield "text for an object", path, "text"
            if isinstance(value, list) and "items" in schema:
                yield "text for a list", path, "text"
            if isinstance(value, str):
                if "enum" in schema:
                    yield "unknown value", path, "nonsense-value"
                if "pattern" in schema:
                    yield "text outside its pattern", path, "§ §"
                if schema.get("length", [None, None])[1] in range(1, 5000):
                    yield "text too long", path, "a" * (schema["length"][1] + 1)
            if schema.get("type") in ("integer", "boolean", "number") and not isinstance(value, dict):
                yield "text for a number or truth", path, "many"
            if "range" in schema and schema["range"][1] is not None:
                yield "number too large", path, schema["range"][1] + 1
            if "count" in schema and schema["count"][1] is not None and isinstance(value, list) and value:
                yield "too many elements", path, [f"{value[0]}{i}" if isinstance(value[0], str) else value[0] for i in range(schema["count"][1] + 1)]
    for path, name, argument in functions(template):
        if path[0] not in ("Resources", "Outputs"):
            continue
        if name == "Ref" and not argument.startswith("AWS::"):
            yield "Ref to nothing", path, {"Ref": argument + "x"}
        if name == "Fn::GetAtt" and isinstance(argument, list) and isinstance(argument[1], str):
            known = template["Resources"].get(argument[0], {}).get("Type") in REGISTRY
            yield "GetAtt of nothing", path, {name: [argument[0] + "x", argument[1]]}
            if known:
                yield "GetAtt of an unknown attribute", path, {name: [argument[0], argument[1] + "x"]}
            if argument[1] == "Arn" and known and REGISTRY[template["Resources"][argument[0]]["Type"]].get("identifier") != ["Arn"]:
                yield "Ref for an ARN", path, {"Ref": argument[0]}
        if name == "Fn::Sub" and "${" in str(argument):
            text = argument if isinstance(argument, str) else argument[0]
            text += "${Nothing}"
            yield "Sub of nothing", path, {name: text if isinstance(argument, str) else [text, argument[1]]}
        if name == "Fn::FindInMap":
            yield "map that is not there", path, {name: ["Nothing", *argument[1:3]]}
        if name == "Fn::If":
            yield "condition that is not there", path, {name: ["Nothing", *argument[1:]]}
    for name in template.get("Outputs", {}):
        if not name.startswith("Fn::"):
            yield "output without a value", ["Outputs", name, "Value"], DELETE
            yield "export of a list", ["Outputs", name, "Value"], {"Fn::GetAZs": ""}
    for name in template.get("Parameters", {}):
        yield "misspelt parameter type", ["Parameters", name, "Type"], "Strin"
        yield "parameter without a type", ["Parameters", name, "Type"], DELETE
    yield "unknown section", ["Resource"], {}


DELETE = object()


def broken(template, path, value):
    template = copy.deepcopy(template)
    place = template
    for step in path[:-1]:
        place = place.setdefault(step, {}) if isinstance(place, dict) else place[step]
    if value is DELETE:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return template


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("novialoom")
    parser.add_argument("--of", type=int, default=40)
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    kinds = collections.defaultdict(list)
    for file in sorted((ROOT / "Tests/Corpus/templates/us-east-1/hand").iterdir()):
        template = json.loads(json.dumps(cfn_yaml.load(str(file)), default=str))
        # What a macro makes of a template is not looked at in the same way.
        if "Transform" not in template:
            for kind, path, value in mistakes(template):
                kinds[kind].append((file.stem, template, path, value))
    made = missed = 0
    failed = []
    print("| mistake | made | not seen |\n|---|---|---|")
    for kind, all_of_kind in sorted(kinds.items()):
        chosen = random.Random(kind).sample(all_of_kind, min(options.of, len(all_of_kind)))
        with tempfile.TemporaryDirectory() as folder:
            for index, (_, template, path, value) in enumerate(chosen):
                pathlib.Path(folder, f"{index}.json").write_text(json.dumps(broken(template, path, value)))
            run = subprocess.run(
                [options.novialoom, "check", "--region", "us-east-1", "--format", "json", *[f"{folder}/{index}.json" for index in range(len(chosen))]],
                capture_output=True, text=True, check=False)
            findings = json.loads(run.stdout)["findings"]
        seen = {pathlib.Path(finding["file"]).stem for finding in findings if finding["severity"] == "error"}
        unseen = [choice for index, choice in enumerate(chosen) if str(index) not in seen]
        print(f"| {kind} | {len(chosen)} | {len(unseen)} |")
        if options.missed:
            for file, _, path, value in unseen:
                print(f"    {file}: /{'/'.join(map(str, path))} = {'left out' if value is DELETE else json.dumps(value)[:100]}")
        if unseen and kind not in PARTLY_SEEN:
            failed.append(kind)
        made, missed = made + len(chosen), missed + len(unseen)
    print(f"\n{made} mistakes, of which {missed} were not seen")
    if failed:
        sys.exit(f"not seen, and new: {', '.join(failed)}")


if __name__ == "__main__":
    main()
