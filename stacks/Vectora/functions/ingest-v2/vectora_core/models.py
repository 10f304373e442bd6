"""What is asked for, and what is found."""

import dataclasses
import datetime
import re

NAME = re.compile(r"[A-Za-z0-9_-]{1,100}")


class Refusal(Exception):
    def __init__(self, status, code, message):
        super().__init__(message)
        self.status, self.code = status, code


@dataclasses.dataclass(frozen=True)
class Request:
    client_id: str
    sources: list
    period_days: int
    dry_run: bool

    @staticmethod
    def of(event):
        if not isinstance(event, dict):
            raise Refusal(400, "event", "the event is no object")
        client, sources = event.get("client_id"), event.get("sources", [])
        days, dry_run = event.get("period_days", 7), event.get("dry_run", False)
        if not is_name(client):
            raise Refusal(400, "client_id", "client_id is missing, or no name of letters, digits, - and _")
        if not isinstance(sources, list) or not all(is_name(one) for one in sources):
            raise Refusal(400, "sources", "sources is no list of names")
        if isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= 366:
            raise Refusal(400, "period_days", "period_days is no number from 1 to 366")
        if not isinstance(dry_run, bool):
            raise Refusal(400, "dry_run", "dry_run is neither true nor false")
        return Request(client, sources, days, dry_run)


@dataclasses.dataclass(frozen=True)
class Item:
    source: str
    title: str
    link: str
    published: datetime.datetime | None

    def is_within(self, days, moment):
        """What says no date may be new, and is kept."""
        return self.published is None or self.published >= moment - datetime.timedelta(days=days)

    def document(self):
        return {**dataclasses.asdict(self), "published": self.published and self.published.isoformat()}


def is_name(value):
    return isinstance(value, str) and NAME.fullmatch(value) is not None
