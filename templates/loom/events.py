"""What a function of a service may be called with: requests of HTTP, and nothing else."""

import logging
from collections.abc import Callable
from typing import Any

log = logging.getLogger("loom.events")


class UnsupportedEvent(Exception):
    """An event that is no request. Lambda counts it as an error of the function: a queue keeps its messages, and moves them to its dead
    letter queue in the end, where an answer of any kind would have deleted them."""


def http_only(handler: Callable[[dict, Any], dict]) -> Callable[[dict, Any], dict]:
    """Calls the handler for requests, from API Gateway or, in the same form, from another service; refuses the rest by name."""

    def handle(event: dict, context: Any) -> dict:
        if isinstance(event, dict) and "requestContext" in event and ("resource" in event or "version" in event):
            return handler(event, context)
        kind = _kind(event)
        log.error("an event that is no request", extra={"kind": kind})
        raise UnsupportedEvent(f"this function answers requests, and this is {kind}; call it by loom.client, or give it a handler for that")

    return handle


def _kind(event: Any) -> str:
    """What the event is, without anything that it says."""
    if not isinstance(event, dict):
        return f"a {type(event).__name__}"
    records = event.get("Records")
    if isinstance(records, list) and records and isinstance(records[0], dict):
        source = records[0].get("eventSource") or records[0].get("EventSource") or "an unknown source"
        return f"{len(records)} record(s) of {source}"
    if "source" in event and "detail-type" in event:
        return f"an event of {event['source']}"
    return f"an object of {len(event)} member(s)"
