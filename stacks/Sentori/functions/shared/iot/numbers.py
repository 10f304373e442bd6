"""Numbers between JSON and DynamoDB, which keeps decimal digits and takes no binary fractions."""

from decimal import Decimal

from iot.refusal import invalid

# As many as a JSON number keeps with every reader.
MOST_DIGITS = 15


def number(body: dict, name: str, lowest: int, highest: int, *, required: bool = True) -> Decimal | None:
    """A number of the body within bounds."""
    value = body.get(name)
    if value is None and not required:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise invalid(f"{name} must be a number from {lowest} to {highest}")
    if not lowest <= value <= highest:
        raise invalid(f"{name} is not between {lowest} and {highest}")
    value = Decimal(value)
    if not is_storable(value):
        raise invalid(f"{name} has more than {MOST_DIGITS} digits")
    return value


def whole(body: dict, name: str, lowest: int, highest: int) -> int:
    value = number(body, name, lowest, highest)
    if value != value.to_integral_value():
        raise invalid(f"{name} must be a whole number")
    return int(value)


def is_storable(value: Decimal | int) -> bool:
    if isinstance(value, int):
        return abs(value) < 10**MOST_DIGITS
    _, digits, exponent = value.as_tuple()
    return len(digits) <= MOST_DIGITS and -MOST_DIGITS <= exponent <= MOST_DIGITS


def plain(value: object) -> int | float:
    """For `json.dumps(default=)`: what DynamoDB gives as Decimal, as a JSON number."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{type(value).__name__} is no JSON")
