"""An OpenAPI document, and what its references lead to."""

import json
import re
import urllib.parse

import yaml

METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]


def tokens(pointer):
    """`#/a/b~1c` as a tuple."""
    text = urllib.parse.unquote(pointer.removeprefix("#"))
    return tuple(t.replace("~1", "/").replace("~0", "~") for t in text.split("/")[1:])


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema: `no` and a date are texts there, and so is every key of an OpenAPI document."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        self.flatten_mapping(node)
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


for tag, pattern in {
    "null": r"~|null|Null|NULL|", "bool": r"true|True|TRUE|false|False|FALSE", "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "merge": r"<<",
}.items():
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 0) if "x" in node.value or "o" in node.value else int(node.value))
CoreLoader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))


class Document:
    def __init__(self, root, name):
        self.root = root
        self.name = name
        self.is31 = str(root.get("openapi", "")).startswith("3.1")

    @classmethod
    def read(cls, path):
        with open(path, encoding="utf-8") as file:
            # YAML alone would read JSON as well, in a hundred times the time.
            return cls(json.load(file) if path.endswith(".json") else yaml.load(file, CoreLoader), path)

    def get(self, path):
        """The value at a tuple of tokens; raises KeyError where there is none."""
        value = self.root
        for token in path:
            value = value[int(token)] if isinstance(value, list) else value[token]
        return value

    def follow(self, reference, path):
        """Where a reference that stands at `path` leads; `#/$defs/…` may be meant from a schema around it."""
        target = tokens(reference)
        for length in range(len(path) + 1) if target[:1] in (("$defs",), ("definitions",)) else [0]:
            place = (path[: len(path) - length + 1] if length else ()) + target
            try:
                self.get(place)
                return place
            except (KeyError, IndexError, ValueError, TypeError):
                continue
        raise KeyError(f"{self.name}: {reference} leads nowhere")

    def resolve(self, path):
        """The path with references at its end followed, for parts other than schemas."""
        for _ in range(100):
            value = self.get(path)
            if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
                return path
            path = self.follow(value["$ref"], path)
        raise ValueError(f"{self.name}: a circle of references at {path}")

    def part(self, path):
        """The value at `path`, behind its references, and where it stands."""
        path = self.resolve(path)
        return self.get(path), path

    def members(self, path, key):
        """The names below `path/key`, and where each stands."""
        value = self.get(path)
        below = value.get(key) if isinstance(value, dict) else None
        names = below.keys() if isinstance(below, dict) else range(len(below or []))
        return {name: path + (key, name) for name in names}
