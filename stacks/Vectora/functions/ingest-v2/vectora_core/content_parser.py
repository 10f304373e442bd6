"""Items of an RSS or Atom feed."""

import xml.etree.ElementTree as ElementTree

from .models import Item
from .utils import moment

ATOM = "{http://www.w3.org/2005/Atom}"


class Unreadable(Exception):
    pass


def items(content, source):
    # Entities can make a small document large, and feeds need none of their own.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unreadable("it declares entities")
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise Unreadable(f"it is no feed: {error}") from error
    return [rss(one, source) for one in root.iter("item")] + [atom(one, source) for one in root.iter(f"{ATOM}entry")]


def rss(entry, source):
    date = entry.findtext("pubDate")
    return Item(source, (entry.findtext("title") or "").strip(), (entry.findtext("link") or "").strip(), date and moment(date))


def atom(entry, source):
    link = entry.find(f"{ATOM}link")
    date = entry.findtext(f"{ATOM}published") or entry.findtext(f"{ATOM}updated")
    return Item(
        source, (entry.findtext(f"{ATOM}title") or "").strip(), link.get("href", "") if link is not None else "", date and moment(date))
