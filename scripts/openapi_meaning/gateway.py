"""Whether the definition that API Gateway imports says what the merged document says, as far as it can:

    scripts/check-openapi-meaning --gateway GATEWAY MERGED /b2b /b2c

Every operation goes to the integration of its prefix, by itself or by a catch-all; its models take what its schemas take, null, exclusive
bounds and formats of numbers apart, which models cannot say.
"""

import json
import re
import sys

from .bundle import Bundle
from .document import METHODS, Document
from .schemas import disagreement

NUMBERS = ("int32", "int64", "float", "double", "decimal")
ANY = "x-amazon-apigateway-any-method"
INTEGRATION = "x-amazon-apigateway-integration"


class ModelBundle(Bundle):
    @staticmethod
    def from30(schema, nullable):
        return {key: value for key, value in schema.items() if key not in ("exclusiveMinimum", "exclusiveMaximum")}


def model(schema):
    if schema.get("format") in NUMBERS:
        del schema["format"]
    if "enum" in schema:
        schema["enum"] = [value for value in schema["enum"] if value is not None]
        if not schema["enum"]:
            del schema["enum"]
    return schema


def unnamed(path):
    return re.sub(r"{[^}]*}", "{}", path.rstrip("/"))


class GatewayCheck:
    def __init__(self, gateway, merged, prefixes):
        self.gateway, self.merged, self.prefixes = gateway, merged, prefixes
        self.problems, self.routed, self.caught, self.schemas = [], 0, 0, 0

    def run(self):
        paths = {unnamed(path): path for path in self.gateway.root["paths"]}
        if len(paths) != len(self.gateway.root["paths"]):
            self.problem("paths", "two of them are one resource")
        for prefix in self.prefixes:
            for path in (prefix, prefix + "/{proxy+}"):
                if ANY not in self.gateway.root["paths"].get(path, {}):
                    self.problem(path, "is no catch-all")
        for path, item in self.merged.root["paths"].items():
            prefix = next(p for p in sorted(self.prefixes, key=len, reverse=True) if path == p or path.startswith(p + "/"))
            target = self.gateway.root["paths"][prefix][ANY][INTEGRATION]
            there = paths.get(unnamed(path))
            for method in METHODS:
                if method not in item:
                    continue
                if there is None or method not in self.gateway.root["paths"][there]:
                    self.caught += 1
                    continue
                self.routed += 1
                if self.gateway.root["paths"][there][method].get(INTEGRATION) != target:
                    self.problem(f"{method} {path}", "goes to another integration than its catch-all")
                self.operation(("paths", path, method), ("paths", there, method))
        for name in self.gateway.root.get("components", {}).get("schemas", {}):
            if not name.isalnum():
                self.problem(name, "is no name that API Gateway takes")
        return self.problems

    def problem(self, where, what):
        self.problems.append(f"{where}: {what}")

    def operation(self, path, there):
        names = [name[1:-1] for name in re.findall(r"{[^}]*}", there[1])]
        declared = [p["name"] for p in self.gateway.get(there).get("parameters", []) if p["in"] == "path"]
        if sorted(names) != sorted(declared):
            self.problem(there[1], f"declares the variables {declared}, not {names}")
        bodies = [("requestBody",)] + [("responses", status) for status in self.gateway.get(there)["responses"]]
        for body in bodies:
            value, place = self.part(self.gateway, there + body), there + body
            if value is None:
                continue
            source = self.merged.resolve(path + body) if self.has(self.merged, path + body) else None
            for media in value.get("content", {}):
                if source is None:
                    self.problem("/".join(place), "has a model that comes from nowhere")
                    continue
                self.schemas += 1
                left = ModelBundle(self.merged, source + ("content", media, "schema"), model)
                right = ModelBundle(self.gateway, place + ("content", media, "schema"), model)
                for found in disagreement(left, right, json.dumps(place)):
                    self.problem(f"{path[2]} {path[1]} {'/'.join(body)}", found.replace("in the input", "in the document"))

    @staticmethod
    def has(document, path):
        try:
            document.get(path)
            return True
        except (KeyError, IndexError):
            return False

    def part(self, document, path):
        return document.get(path) if self.has(document, path) else None


def main():
    gateway, merged = (Document.read(path) for path in sys.argv[1:3])
    check = GatewayCheck(gateway, merged, sys.argv[3:])
    for problem in check.run():
        print(problem)
    print(f"{check.routed} operations routed, {check.caught} left to catch-alls, {check.schemas} models, {len(check.problems)} differences")
    sys.exit(1 if check.problems else 0)


main()
