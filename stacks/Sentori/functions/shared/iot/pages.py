"""Where a page ends and the next one starts: `lastKey`, which callers hand back as they got it."""

import base64
import json

from iot.refusal import invalid


def encode(position: dict[str, str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(position, separators=(",", ":")).encode()).decode().rstrip("=")


def decode(key: str | None, *names: str) -> dict[str, str] | None:
    """The position that a key says; its values are those of `names`, texts."""
    if key is None:
        return None
    try:
        raw = base64.b64decode(key + "=" * (-len(key) % 4), altchars=b"-_", validate=True)
        position = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise invalid("lastKey is none that an earlier page gave") from error
    if not isinstance(position, dict) or set(position) != set(names) or not all(map(_is_plain, position.values())):
        raise invalid("lastKey belongs to another list, or to other filters")
    return position


def _is_plain(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 200 and value.isprintable()
