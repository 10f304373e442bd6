"""Instances made from a schema: valid ones as far as that is easy, and neighbours of each that a lost restriction would let through."""

import copy
import json
import re

try:
    from re import _parser as parser
except ImportError:
    import sre_parse as parser

STRANGERS = [None, True, 0, 7, -3, 2.5, 2**40 + 7, 2**70 + 7, "", "other", "!format:other", [], ["other"], {}, {"other": 1}]


def text_of(pattern, random):
    """A text that a pattern finds; a guess where it uses what is not understood."""

    def make(items):
        result = ""
        for kind, value in items:
            kind = str(kind)
            if kind == "LITERAL":
                result += chr(value)
            elif kind == "ANY":
                result += "a"
            elif kind == "IN":
                result += character(value)
            elif kind in ("MAX_REPEAT", "MIN_REPEAT"):
                low, high, inner = value
                result += "".join(make(inner) for _ in range(random.randint(low, min(high, low + 2))))
            elif kind == "SUBPATTERN":
                result += make(value[-1])
            elif kind == "BRANCH":
                result += make(random.choice(value[1]))
        return result

    def character(options):
        if str(options[0][0]) == "NEGATE":
            return "~"
        kind, value = random.choice(options)
        if str(kind) == "LITERAL":
            return chr(value)
        if str(kind) == "RANGE":
            return chr(random.randint(*value))
        return {"CATEGORY_DIGIT": "4", "CATEGORY_SPACE": " "}.get(str(value), "w")

    try:
        return make(parser.parse(pattern))
    except (re.error, OverflowError):
        return "a"


class Maker:
    def __init__(self, bundle, random):
        self.definitions, self.random = bundle.definitions, random

    def flat(self, schema, seen=()):
        """The schema's keywords with those of what it refers to and one of its alternatives, as far as they can stand together."""
        if not isinstance(schema, dict):
            return {}
        result = {key: value for key, value in schema.items() if key not in ("$ref", "allOf", "anyOf", "oneOf")}
        inner = list(schema.get("allOf", []))
        inner += [self.random.choice(schema[key]) for key in ("anyOf", "oneOf") if schema.get(key)]
        if "$ref" in schema and schema["$ref"] not in seen:
            seen = seen + (schema["$ref"],)
            inner.append(self.definitions[schema["$ref"].removeprefix("#/$defs/")])
        for other in inner:
            for key, value in self.flat(other, seen).items():
                if key == "properties":
                    known = result.get(key, {})
                    both = {name: {"allOf": [known[name], value[name]]} for name in value if name in known and known[name] != value[name]}
                    result[key] = {**value, **known, **both}
                elif key == "required":
                    result[key] = list(dict.fromkeys([*result.get(key, []), *value]))
                else:
                    result.setdefault(key, value)
        return result

    def make(self, schema, depth):
        if depth < -4:
            # A circle that must not end: whatever stands here, the instance is as good as another.
            return None
        schema = self.flat(schema)
        if "const" in schema:
            return copy.deepcopy(schema["const"])
        if schema.get("enum"):
            return copy.deepcopy(self.random.choice(schema["enum"]))
        kind = schema.get("type")
        if isinstance(kind, list):
            kind = self.random.choice(kind)
        if kind is None:
            guesses = {"properties": "object", "required": "object", "additionalProperties": "object", "items": "array",
                       "minLength": "string", "pattern": "string", "minimum": "number", "maximum": "number", "multipleOf": "number"}
            kind = next((guess for key, guess in guesses.items() if key in schema), "string")
        return getattr(self, kind, self.null)(schema, depth)

    def null(self, schema, depth):
        return None

    def boolean(self, schema, depth):
        return self.random.random() < 0.5

    def integer(self, schema, depth):
        number = self.number(schema, depth)
        return int(number) if float(number).is_integer() else int(number) + 1

    def number(self, schema, depth):
        low, high, step = schema.get("minimum"), schema.get("maximum"), schema.get("multipleOf")
        if "exclusiveMinimum" in schema:
            low = schema["exclusiveMinimum"] + (step or 1)
        if "exclusiveMaximum" in schema:
            high = schema["exclusiveMaximum"] - (step or 1)
        number = self.random.choice([bound for bound in (low, high) if bound is not None] or [0, 3, 12])
        return number - number % step + (step if low is not None and number - number % step < low else 0) if step else number

    def string(self, schema, depth):
        if "pattern" in schema:
            return text_of(schema["pattern"], self.random)
        if "format" in schema and self.random.random() < 0.7:
            text = "!format:" + str(schema["format"])
            if schema.get("minLength", 0) <= len(text) <= schema.get("maxLength", 1000):
                return text
        length = self.random.choice([schema.get("minLength", 1), schema.get("maxLength", 5)])
        return "a" * min(length, 5000)

    def array(self, schema, depth):
        low, high = schema.get("minItems", 0), schema.get("maxItems", 3)
        count = 0 if depth <= 0 and low == 0 else self.random.choice([low, max(low, min(high, 200)), max(low, min(high, 1))])
        prefix = schema.get("prefixItems", [])
        items = schema.get("items", {"type": "string"})
        result = [self.make(prefix[i] if i < len(prefix) else items, depth - 1) for i in range(count)]
        if schema.get("uniqueItems"):
            result = list({json.dumps(item, sort_keys=True): item for item in result}.values())
        return result

    def object(self, schema, depth):
        properties = schema.get("properties", {})
        share = self.random.choice([0, 0.5, 1]) if depth > 0 else 0
        names = [n for n in properties if n in schema.get("required", []) or self.random.random() < share]
        names += [n for n in schema.get("required", []) if n not in properties]
        additional = schema.get("additionalProperties", True)
        result = {n: self.make(properties.get(n, additional if isinstance(additional, dict) else {}), depth - 1) for n in names}
        if additional is not False and depth > 0 and (isinstance(additional, dict) and additional or schema.get("minProperties")):
            for number in range(max(1, schema.get("minProperties", 0) - len(result))):
                result[f"extra{number}"] = self.make(additional if isinstance(additional, dict) else {}, depth - 1)
        return result


def places(instance, path=()):
    yield path
    if isinstance(instance, dict):
        for key in instance:
            yield from places(instance[key], path + (key,))
    elif isinstance(instance, list):
        for index in range(min(len(instance), 2)):
            yield from places(instance[index], path + (index,))


def neighbours(instance, random, limit, pool):
    """The instance with one thing changed: a value of another kind, a bound crossed, a name removed or added."""
    found = list(places(instance))
    random.shuffle(found)
    for path in found[:limit]:
        value = instance
        for token in path:
            value = value[token]
        others = [None, random.choice(STRANGERS), random.choice(STRANGERS), random.choice(pool) if pool else None]
        if isinstance(value, bool):
            others.append(not value)
        elif isinstance(value, (int, float)):
            others += [value + 1, value - 1, value + 0.5]
        elif isinstance(value, str):
            others += [value + "a", value[:-1], "!format:other", value.upper()]
        elif isinstance(value, list):
            others += [value + value[:1], value[:-1], value + ["other"], value * 2]
        elif isinstance(value, dict):
            others += [{k: v for k, v in value.items() if k != key} for key in value] + [{**value, "other": random.choice(STRANGERS)}]
        for other in others:
            yield replaced(instance, path, other)


def replaced(instance, path, value):
    if not path:
        return value
    result = list(instance) if isinstance(instance, list) else dict(instance)
    result[path[0]] = replaced(instance[path[0]], path[1:], value)
    return result
