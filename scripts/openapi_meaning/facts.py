"""What a schema says beside which instances are valid: texts, defaults, marks, references and discriminators, by the place in an instance."""

import json

TEXTS = ["title", "description", "default", "example", "deprecated", "readOnly", "writeOnly", "externalDocs", "xml"]


class Facts:
    """Up to the references: what these lead to is compared by itself."""

    def __init__(self, document, path):
        self.document = document
        self.texts, self.references, self.discriminators = set(), {}, {}
        self.walk(path, "")

    def walk(self, path, place):
        schema = self.document.get(path)
        if not isinstance(schema, dict):
            return
        if isinstance(schema.get("$ref"), str):
            targets = self.references.setdefault(place, [])
            target = self.document.follow(schema["$ref"], path)
            if target not in targets:
                targets.append(target)
            if not self.document.is31:
                return
        if schema.get("type") == "null" or schema.get("const", 0) is None or schema.get("enum") == [None]:
            return
        for key in TEXTS:
            if key in schema:
                self.texts.add((place, key, json.dumps(schema[key], sort_keys=True)))
        if schema.get("examples") and "example" not in schema and isinstance(schema["examples"], list):
            self.texts.add((place, "example", json.dumps(schema["examples"][0], sort_keys=True)))
        if isinstance(schema.get("discriminator"), dict):
            self.discriminators[place] = self.discriminator(schema, path)
        for name in schema.get("properties", {}):
            self.walk(path + ("properties", name), f"{place}.{name}")
        if "additionalProperties" in schema:
            self.walk(path + ("additionalProperties",), place + ".*")
        if "items" in schema and "prefixItems" not in schema:
            self.walk(path + ("items",), place + "[]")
        for key in ["allOf", "anyOf", "oneOf"]:
            for index in range(len(schema.get(key, []))):
                self.walk(path + (key, index), place)

    def discriminator(self, schema, path):
        """The property, and the schema that each of its values means."""
        values = {}
        for index, (key, branch) in enumerate((k, b) for k in ("oneOf", "anyOf") for b in schema.get(k, [])):
            if isinstance(branch, dict) and isinstance(branch.get("$ref"), str):
                target = self.document.follow(branch["$ref"], path)
                values[target[-1]] = target
        if path[:2] == ("components", "schemas") and len(path) == 3:
            for name, other in self.document.root["components"]["schemas"].items():
                for base in other.get("allOf", []) if isinstance(other, dict) else []:
                    if isinstance(base.get("$ref"), str) and self.document.follow(base["$ref"], path) == path:
                        values[name] = ("components", "schemas", name)
        for value, target in schema["discriminator"].get("mapping", {}).items():
            named = ("components", "schemas", target)
            is_name = target in self.document.root.get("components", {}).get("schemas", {})
            values[value] = named if is_name else self.document.follow(target, path)
        return schema["discriminator"]["propertyName"], values
