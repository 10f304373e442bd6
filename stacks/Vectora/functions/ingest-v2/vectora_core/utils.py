"""Moments."""

import datetime
import email.utils


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def moment(text):
    """A date as RSS (RFC 822) or Atom (ISO 8601) writes it; None where it is neither."""
    for read in (email.utils.parsedate_to_datetime, datetime.datetime.fromisoformat):
        try:
            found = read(text.strip())
        except (ValueError, TypeError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=datetime.timezone.utc)
    return None
