"""Schemas of a document as JSON Schema 2020-12 that stands alone, whatever dialect the document is written in."""

MAPS = ["properties", "patternProperties", "dependentSchemas"]
LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"]
SINGLES = ["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems",
           "unevaluatedProperties"]
ANNOTATIONS = {"title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "externalDocs", "xml",
               "discriminator", "$comment", "$id", "$schema", "$anchor", "$vocabulary", "$defs", "definitions", "nullable",
               "contentSchema"}


class Bundle:
    """The schema at `path` with all that it refers to, each under `$defs`."""

    def __init__(self, document, path, change, settle=lambda definitions: None):
        """`change` is applied to each schema after it is read: it weakens what OpenAPI 3.0 cannot say; `settle` to all of them at the end."""
        self.document, self.change = document, change
        self.definitions, self.waiting, self.names = {}, [], {}
        self.root = {"$ref": self.reference(path)}
        while self.waiting:
            place = self.waiting.pop()
            self.definitions[self.names[place]] = self.read(document.get(place), place)
        settle(self.definitions)
        self.schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": self.definitions, **self.root}

    def reference(self, path):
        if path not in self.names:
            self.names[path] = f"s{len(self.names)}"
            self.waiting.append(path)
        return "#/$defs/" + self.names[path]

    def read(self, schema, path):
        if not isinstance(schema, dict):
            return schema
        result = {}
        reference = schema.get("$ref")
        if isinstance(reference, str):
            result["$ref"] = self.reference(self.document.follow(reference, path))
            if not self.document.is31:
                return result
        for key, value in schema.items():
            if key in ANNOTATIONS or key.startswith("x-") or key == "$ref":
                continue
            if key in MAPS:
                value = {name: self.read(below, path + (key, name)) for name, below in value.items()}
            elif key in LISTS:
                value = [self.read(below, path + (key, index)) for index, below in enumerate(value)]
            elif key in SINGLES:
                value = self.read(value, path + (key,))
            result[key] = value
        if not self.document.is31:
            result = self.from30(result, schema.get("nullable") is True)
        return self.change(result)

    @staticmethod
    def from30(schema, nullable):
        """What OpenAPI 3.0 says otherwise: exclusive bounds are flags, and null is a flag.

        `nullable` without a type is read as tools read it: the schema, or null (`allOf: [reference], nullable: true`).
        """
        for bound in ["Minimum", "Maximum"]:
            flag = schema.pop("exclusive" + bound, False)
            if flag is True and bound.lower() in schema:
                schema["exclusive" + bound] = schema.pop(bound.lower())
        if not nullable:
            return schema
        if "type" in schema:
            # An enum must list null itself.
            return {**schema, "type": [schema["type"], "null"]}
        if not schema or "enum" in schema:
            # An enum says by itself whether null is one of its values.
            return schema
        return {"anyOf": [schema, {"type": "null"}]}
