"""Writes two OpenAPI 3.1 documents as FastAPI generates them, made up, for measuring the merge:

    python3 scripts/generate_openapi.py FOLDER [BYTES]

FOLDER/left.json and FOLDER/right.json have about BYTES bytes each (3,500,000 unless said otherwise), without white space, as FastAPI
serves them. A third of their schemas means the same in both, a third bears one name and means something else, and the rest is only in
one. The same bytes every time.
"""

import json
import pathlib
import random
import sys

WORDS = """account address amount archive asset balance batch branch budget carrier catalog category channel charge client comment
company contact contract country credit currency customer delivery deposit detail device discount document driver employee entry event
expense export feature folder forecast group history import index invoice issue item journal label ledger limit line location margin
market member merchant message method metric module note notice offer option order origin owner package parcel partner payment payout
period person plan policy position price product profile project quote range rate reason receipt record refund region release report
request reservation resource result return review role route rule schedule segment service session setting shift source stage state
status step stock store subject supplier survey task team template term ticket token total track transfer unit usage user value vendor
version visit voucher warehouse warranty window worker zone""".split()


class Maker:
    def __init__(self, name, number):
        self.name, self.number = name, number

    def text(self, random, words):
        return " ".join(random.choice(WORDS) for _ in range(words)).capitalize() + "."

    def schema_names(self, index):
        """The schema of one number; two of three are in both documents."""
        first, second = WORDS[index % len(WORDS)].capitalize(), WORDS[index // len(WORDS) % len(WORDS)].capitalize()
        name = f"{first}{second}{index}"
        return name if index % 3 < 2 else f"{self.name}{name}"

    def field(self, choice, index, title):
        kind = choice.randrange(10)
        reference = {"$ref": f"#/components/schemas/{self.schema_names(choice.randrange(index - index % 3 + 1) // 3 * 3)}"}
        return [
            lambda: {"type": "string", "title": title},
            lambda: {"type": "string", "maxLength": choice.randrange(10, 500), "minLength": 1, "title": title,
                     "description": self.text(choice, 6)},
            lambda: {"type": "integer", "exclusiveMinimum": 0, "maximum": 10_000, "title": title},
            lambda: {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}], "title": title},
            lambda: {"anyOf": [reference, {"type": "null"}]},
            lambda: {"items": reference, "type": "array", "maxItems": 100, "title": title},
            lambda: {"type": "string", "enum": choice.sample(WORDS, 4), "title": title, "default": "none"},
            lambda: {"type": "string", "const": choice.choice(WORDS), "title": title},
            lambda: {"additionalProperties": {"anyOf": [{"type": "integer"}, {"type": "string"}]}, "type": "object", "title": title},
            lambda: {**reference, "description": self.text(choice, 4)},
        ][kind]()

    def schema(self, index):
        # Of three schemas the first means the same in both documents, so it is made from its number alone.
        choice = random.Random(index if index % 3 == 0 else index * 2 + self.number)
        names = choice.sample(WORDS, choice.randrange(4, 16))
        return {
            "properties": {name: self.field(choice, index, name.capitalize()) for name in names}, "type": "object",
            "required": names[: len(names) // 2], "title": self.schema_names(index), "description": self.text(choice, 12),
        }

    def operation(self, choice, method, index, path, schemas):
        reference = lambda: {"$ref": f"#/components/schemas/{self.schema_names(choice.randrange(schemas))}"}
        answer = lambda text, schema: {"description": text, "content": {"application/json": {"schema": schema}}}
        result = {
            "tags": [WORDS[index % 40]], "summary": f"{method.capitalize()} {WORDS[index % len(WORDS)].capitalize()}",
            "description": self.text(choice, 20), "operationId": f"{method}_{path.strip('/').replace('/', '_').replace('{', '').replace('}', '')}",
            "security": [{"Bearer": []}],
            "parameters": [
                {"name": "item_id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid", "title": "Item Id"}},
                {"name": "cursor", "in": "query", "required": False,
                 "schema": {"anyOf": [{"type": "string"}, {"type": "null"}], "title": "Cursor"}},
                {"name": "limit", "in": "query", "required": False,
                 "schema": {"type": "integer", "maximum": 100, "exclusiveMinimum": 0, "default": 20, "title": "Limit"}},
            ],
            "responses": {
                "200": answer("Successful Response", reference()),
                "404": answer("No such thing, or not yours.", {"$ref": "#/components/schemas/Problem"}),
                "422": answer("Validation Error", {"$ref": "#/components/schemas/HTTPValidationError"}),
            },
        }
        if method in ("post", "put"):
            result["requestBody"] = {"required": True, "content": {"application/json": {"schema": reference()}}}
        return result

    def document(self, schemas, paths):
        choice = random.Random(self.number)
        items = {}
        for index in range(paths):
            path = f"/{WORDS[index % len(WORDS)]}/{WORDS[index // len(WORDS) % len(WORDS)]}{index}/{{item_id}}"
            methods = ["get", "post", "put", "delete"][: 1 + index % 4]
            items[path] = {method: self.operation(choice, method, index, path, schemas) for method in methods}
        return {
            "openapi": "3.1.0", "info": {"title": f"{self.name} gateway", "version": "1.0.0"}, "paths": items,
            "components": {
                "schemas": {
                    **{self.schema_names(index): self.schema(index) for index in range(schemas)},
                    "Problem": {"properties": {"detail": {"type": "string", "title": "Detail"}}, "type": "object", "title": "Problem"},
                    "HTTPValidationError": {
                        "properties": {"detail": {"items": {"$ref": "#/components/schemas/ValidationError"}, "type": "array",
                                                  "title": "Detail"}},
                        "type": "object", "title": "HTTPValidationError"},
                    "ValidationError": {
                        "properties": {
                            "loc": {"items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}, "type": "array", "title": "Location"},
                            "msg": {"type": "string", "title": "Message"}, "type": {"type": "string", "title": "Error Type"}},
                        "type": "object", "required": ["loc", "msg", "type"], "title": "ValidationError"},
                },
                "securitySchemes": {"Bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
            },
        }


def main():
    folder = pathlib.Path(sys.argv[1])
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 3_500_000
    # A schema takes about as much as an operation, and there are two and a half operations a path.
    for name, maker in {"left": Maker("Left", 0), "right": Maker("Right", 1)}.items():
        sample = len(json.dumps(maker.document(300, 120), separators=(",", ":")))
        count = size * 120 // sample
        (folder / f"{name}.json").write_text(json.dumps(maker.document(count * 5 // 2, count), separators=(",", ":")), encoding="utf-8")


main()
