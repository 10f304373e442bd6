"""Validates instances. A format counts as a restriction, so that a lost one shows: the string `!format:uuid`, and one
that goes on with a colon, has the format uuid and no other; strings that do not say their format have all of them."""

import jsonschema
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

LIMITS = {"int32": 31, "int64": 63}


def check_format(validator, value, instance, schema):
    if isinstance(instance, str) and instance.startswith("!format:") and instance.split(":")[1] != str(value):
        yield ValidationError("another format")
    if isinstance(instance, int) and not isinstance(instance, bool) and value in LIMITS:
        if not -(2 ** LIMITS[value]) <= instance < 2 ** LIMITS[value]:
            yield ValidationError("out of the format's range")


Checking = jsonschema.validators.extend(Draft202012Validator, {"format": check_format})


class Judge:
    def __init__(self, schema):
        self.validator = Checking(schema)

    def accepts(self, instance):
        try:
            return self.validator.is_valid(instance)
        except RecursionError:
            # A schema that is made of itself, as in `anyOf: [itself, …]`, says nothing of any instance.
            return None
