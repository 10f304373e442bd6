"""What AWS publishes of a resource type, from the registry that this repository embeds."""

import functools
import json
import pathlib

FILE = pathlib.Path(__file__).parents[3] / "Sources/CRegistry/registry.jsonl"


@functools.cache
def lines():
    with FILE.open() as file:
        return {line.split('"', 4)[3]: line for line in file}


@functools.cache
def record(type_name):
    return json.loads(lines().get(type_name, '{"identifier": []}'))


def schema(type_name):
    """As much of a schema as the engine asks of a provider."""
    identifier = [f"/properties/{path}" for path in record(type_name)["identifier"]]
    return {"primaryIdentifier": identifier, "createOnlyProperties": create_only(type_name)}


def create_only(type_name):
    return [f"/properties/{path}" for path in record(type_name).get("createOnly", [])]


def read_only(type_name):
    """The values that AWS makes, as paths; of lists and objects only what lies in them."""
    paths = [path for path in record(type_name).get("readOnly", []) if "*" not in path]
    return [path for path in paths if not any(other.startswith(path + "/") for other in paths)]
