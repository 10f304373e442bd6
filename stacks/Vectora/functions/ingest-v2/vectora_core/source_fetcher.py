"""Reads a source over the network."""

import http.client
import urllib.error
import urllib.request

LIMIT = 10 << 20


class Unreachable(Exception):
    pass


def fetch(url, timeout=20):
    if not url.startswith(("https://", "http://")):
        raise Unreachable("its address is no web address")
    request = urllib.request.Request(url, headers={"User-Agent": "vectora-inbox"})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            body = answer.read(LIMIT + 1)
    except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
        raise Unreachable(str(error)) from error
    if len(body) > LIMIT:
        raise Unreachable(f"it answers more than {LIMIT >> 20} MB")
    return body
