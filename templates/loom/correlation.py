"""One ID for all that a caller's request sets off, in every line of every log."""

import logging
import os
import re
from contextvars import ContextVar
from uuid import uuid4

HEADER = "x-correlation-id"

# What a caller sends goes into logs and to other services, so only what can be an ID is taken.
_ACCEPTABLE = re.compile(r"[A-Za-z0-9_.:=-]{8,128}")

_current: ContextVar[str | None] = ContextVar("correlation", default=None)


def current() -> str | None:
    return _current.get()


def begin(offered: str | None) -> str:
    """Takes the caller's ID for what follows, or a new one."""
    chosen = offered if offered and _ACCEPTABLE.fullmatch(offered) else str(uuid4())
    _current.set(chosen)
    return chosen


def log_it() -> None:
    """Puts the ID into every record. Lambda's own formatter writes records as JSON, with all that `extra` brings and its request ID, as
    long as the function's log format is JSON."""
    plain = logging.getLogRecordFactory()
    if getattr(plain, "carries_correlation", False):
        return

    def record(*arguments, **named):
        made = plain(*arguments, **named)
        made.correlationId = current()
        return made

    record.carries_correlation = True
    logging.setLogRecordFactory(record)
    # Lambda leaves the root at WARNING unless it is told otherwise.
    if "AWS_LAMBDA_LOG_LEVEL" not in os.environ:
        logging.getLogger().setLevel(os.environ.get("LOG_LEVEL", "INFO"))
    # Mangum's line a request says less than ours.
    logging.getLogger("mangum").setLevel(logging.WARNING)
