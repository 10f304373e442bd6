"""Whether a merged document holds the operations of its inputs, and each means what it meant."""

import json

from . import schemas
from .document import METHODS


def text(value):
    return json.dumps(value, sort_keys=True)


class Check:
    def __init__(self, merged, inputs, only=None, known=frozenset()):
        """`only`: the place of a planted fault; of the pairs of schemas in `known`, those that do not hold it are passed over."""
        self.merged, self.inputs, self.only, self.known = merged, inputs, only, known
        self.problems, self.compared, self.places, self.operations = [], set(), set(), 0

    def run(self):
        expected, hooked, ids = set(), set(), []
        for prefix, source in self.inputs:
            paths = [path for path in source.root.get("paths", {}) if path.startswith("/")]
            has_prefix = bool(paths) and all(path == prefix or path.startswith(prefix + "/") for path in paths)
            join = lambda path: path if has_prefix else prefix if path == "/" else prefix + path
            for path in paths:
                for method, place, item in self.methods(source, ("paths", path)):
                    expected.add((join(path), method))
                    self.operation(source, place, item, ("paths", join(path)), method, join)
            hooks = source.root.get("webhooks", source.root.get("x-webhooks", {}))
            key = "webhooks" if "webhooks" in source.root else "x-webhooks"
            for name in hooks:
                found = name if name not in hooked else f"{prefix.strip('/').replace('/', '_')}_{name}"
                hooked.add(found)
                if found not in self.merged.root.get("x-webhooks", {}):
                    self.problem(f"webhook {name} of {source.name}", "is lost")
                    continue
                for method, place, item in self.methods(source, (key, name)):
                    self.operation(source, place, item, ("x-webhooks", found), method, join)
        for path in self.merged.root.get("paths", {}):
            for method, place, _ in self.methods(self.merged, ("paths", path)) if path.startswith("/") else []:
                if (path, method) not in expected:
                    self.problem(f"{method.upper()} {path}", "comes from no input")
                ids.append(self.merged.get(place).get("operationId"))
        for id in {id for id in ids if id is not None and ids.count(id) > 1}:
            self.problem(id, "is the id of several operations")
        return self.problems

    def problem(self, where, what):
        self.problems.append(f"{where}: {what}")

    @staticmethod
    def methods(document, path):
        item = document.resolve(path)
        # What stands beside a reference is the place's own.
        for method in METHODS:
            own = document.get(path).get(method)
            if own is not None:
                yield method, path + (method,), path
            elif method in document.get(item):
                yield method, item + (method,), item

    def same(self, where, what, before, after):
        if text(before) != text(after):
            self.problem(where, f"{what} was {text(before)[:200]} and is {text(after)[:200]}")

    def operation(self, source, place, item, target, method, join):
        where = f"{method.upper()} {target[-1]}"
        self.operations += 1
        try:
            other = self.merged.get(target)[method]
        except KeyError:
            return self.problem(where, "is lost")
        operation, there = source.get(place), target + (method,)
        for key in ["summary", "description", "deprecated", "tags", "externalDocs"]:
            self.same(where, key, operation.get(key), other.get(key))
        self.parameters(where, source, place, item, there, target)
        self.body(where + " request", source, place, there, "requestBody")
        responses = source.members(place, "responses")
        others = self.merged.members(there, "responses")
        if responses:
            self.same(where, "responses", sorted(k for k in responses), sorted(k for k in others))
        for status in responses.keys() & others.keys():
            if not status.startswith("x-"):
                self.response(f"{where} {status}", source, responses[status], others[status], join)
        if target[0] == "paths" and len(target) == 2:
            security = [operation.get("security", source.root.get("security", [])),
                        other.get("security", self.merged.root.get("security", []))]
            self.same(where, "security", self.security(source, security[0]), self.security(self.merged, security[1]))
        callbacks, others = source.members(place, "callbacks"), self.merged.members(there, "callbacks")
        self.same(where, "callbacks", sorted(callbacks), sorted(others))
        for name in callbacks.keys() & others.keys():
            one, another = source.resolve(callbacks[name]), self.merged.resolve(others[name])
            for expression in source.get(one):
                for inner, below, item in self.methods(source, one + (expression,)) if not expression.startswith("x-") else []:
                    if expression in self.merged.get(another):
                        self.operation(source, below, item, another + (expression,), inner, join)
                    else:
                        self.problem(where, f"callback {name} {expression} is lost")

    def security(self, document, requirements):
        """Requirements by what their schemes are, not by what they are called."""

        def scheme(name):
            value, _ = document.part(("components", "securitySchemes", name))
            if value["type"] == "mutualTLS" or "x-" in "".join(value) and value["type"] == "apiKey":
                return "mutualTLS" if "mutualtls" in text(value).lower() else text(value)
            return text(value)

        return sorted(sorted((scheme(name), sorted(scopes)) for name, scopes in requirement.items()) for requirement in requirements)

    def parameters(self, where, source, place, item, there, target):
        def listed(document, operation, item):
            result = {}
            for base in (operation, item):
                for path in document.members(base, "parameters").values():
                    value, path = document.part(path)
                    result.setdefault((value["in"], value["name"]), (value, path))
            return result

        before, after = listed(source, place, item), listed(self.merged, there, target)
        self.same(where, "parameters", sorted(before), sorted(after))
        for key in before.keys() & after.keys():
            (one, path), (other, place) = before[key], after[key]
            for word in ["required", "style", "explode", "allowReserved", "allowEmptyValue", "description", "deprecated", "example"]:
                self.same(f"{where} {key}", word, one.get(word), other.get(word))
            self.schema(f"{where} {key}", source, path, place)
            self.content(f"{where} {key}", source, path, place)

    def body(self, where, source, place, there, key):
        one, other = source.get(place).get(key), self.merged.get(there).get(key)
        if one is None or other is None:
            if one is not other:
                self.problem(where, "is lost" if other is None else "comes from nowhere")
            return
        (one, path), (other, target) = source.part(place + (key,)), self.merged.part(there + (key,))
        self.same(where, "required", one.get("required", False), other.get("required", False))
        self.same(where, "description", one.get("description"), other.get("description"))
        self.content(where, source, path, target)

    def response(self, where, source, place, there, join):
        (one, path), (other, target) = source.part(place), self.merged.part(there)
        self.same(where, "description", one.get("description"), other.get("description"))
        self.content(where, source, path, target)
        headers, others = source.members(path, "headers"), self.merged.members(target, "headers")
        self.same(where, "headers", sorted(headers), sorted(others))
        for name in headers.keys() & others.keys():
            header, inner = source.part(headers[name])
            another, outer = self.merged.part(others[name])
            for word in ["required", "description", "style", "explode"]:
                self.same(f"{where} {name}", word, header.get(word), another.get(word))
            self.schema(f"{where} {name}", source, inner, outer)
            self.content(f"{where} {name}", source, inner, outer)
        links, others = source.members(path, "links"), self.merged.members(target, "links")
        self.same(where, "links", sorted(links), sorted(others))
        for name in links.keys() & others.keys():
            link, _ = source.part(links[name])
            other, _ = self.merged.part(others[name])
            self.same(f"{where} link {name}", "target", self.linked(source, link, join), self.linked(self.merged, other, lambda p: p))
            for word in ["parameters", "requestBody", "description"]:
                self.same(f"{where} link {name}", word, link.get(word), other.get(word))

    def linked(self, document, link, join):
        """The path and method that a link leads to."""
        if "operationRef" in link:
            if not link["operationRef"].startswith("#/paths/"):
                return link["operationRef"]
            from .document import tokens
            _, path, method = tokens(link["operationRef"])[:3]
            document.get(("paths", path, method))
            return [join(path), method]
        for path in document.root.get("paths", {}):
            for method, place, _ in self.methods(document, ("paths", path)) if path.startswith("/") else []:
                if document.get(place).get("operationId") == link.get("operationId"):
                    return [join(path), method]
        return None

    def content(self, where, source, path, there):
        before, after = source.members(path, "content"), self.merged.members(there, "content")
        self.same(where, "media types", sorted(before), sorted(after))
        for media in before.keys() & after.keys():
            self.schema(f"{where} {media}", source, before[media], after[media])
            one, other = source.get(before[media]), self.merged.get(after[media])
            for key in ["example", "examples"]:
                if "$ref" not in text(one.get(key)):
                    self.same(f"{where} {media}", key, one.get(key), other.get(key))
            self.same(f"{where} {media}", "encoding", sorted(one.get("encoding", {})), sorted(other.get("encoding", {})))

    def schema(self, where, source, path, there):
        one, other = source.get(path).get("schema"), self.merged.get(there).get("schema")
        if one is None or other is None:
            if one is not other:
                self.problem(where, "a schema is lost or comes from nowhere")
            return
        waiting = [(path + ("schema",), there + ("schema",))]
        while waiting:
            path, there = waiting.pop()
            if (source.name, path, there) in self.compared:
                continue
            self.compared.add((source.name, path, there))
            self.places.add(there)
            below = self.only is None or self.only[: len(there)] == there or (source.name, path, there) not in self.known
            for found in schemas.compare(source, path, self.merged, there) if below else schemas.facts(source, path, self.merged, there):
                if isinstance(found, tuple):
                    waiting.append(found)
                elif below:
                    self.problem(f"{where} {'/'.join(map(str, there[-2:]))}", found)
