"""Moments as they are stored: UTC, to the microsecond, so that their texts sort as they do."""

import re
from datetime import datetime, timezone

from iot.refusal import invalid

FORM = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)", re.ASCII)


def now() -> datetime:
    return datetime.now(timezone.utc)


def text(moment: datetime) -> str:
    return moment.astimezone(timezone.utc).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def read(value: object, what: str) -> str:
    """An ISO 8601 moment with its time zone, in the form in which it is stored."""
    try:
        if isinstance(value, str) and FORM.fullmatch(value):
            return text(datetime.fromisoformat(value))
    except (ValueError, OverflowError):
        pass
    raise invalid(f"{what} must be a moment with a time zone, such as 2026-01-31T12:00:00.5Z")
