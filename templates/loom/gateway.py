"""An application behind `/{stage}/{base}` of API Gateway, which knows nothing of either.

BASE_PATH       what API Gateway leaves in front of the application's own paths: `/b2b`. Unset where only other services call.
ROOT_PATH       what the browser sees in front of them: `/dev/b2b`. It makes the addresses that the application writes, such as that
                of its openapi.json, the right ones.
ALLOWED_ORIGIN  whose scripts may read the answers in a browser. Unset where no browser calls.
"""

import logging
import os
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.middleware.cors import CORSMiddleware

from . import correlation

ASGI = Callable[[MutableMapping[str, Any], Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]], Awaitable[None]]

log = logging.getLogger("loom.request")


def behind_gateway(app: ASGI) -> ASGI:
    """The application with its paths set right, one line of log a request, and the caller's correlation ID."""
    correlation.log_it()
    base = os.environ.get("BASE_PATH", "").rstrip("/")
    root = os.environ.get("ROOT_PATH", base).rstrip("/")
    if origin := os.environ.get("ALLOWED_ORIGIN"):
        # Around all else, so that errors can be read too. Callers send tokens and no cookies.
        app = CORSMiddleware(
            app, allow_origins=[origin], allow_methods=["*"], allow_headers=["*"], expose_headers=[correlation.HEADER])

    async def served(scope, receive, send):
        if scope["type"] != "http":
            return await app(scope, receive, send)
        chosen = correlation.begin(_header(scope, correlation.HEADER))
        own = _below(base, scope["path"])
        started, status = time.monotonic(), None

        async def answer(message):
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", []), (correlation.HEADER.encode(), chosen.encode())]
            await send(message)

        try:
            await app({**scope, "root_path": root, "path": root + own, "raw_path": None}, receive, answer)
        except Exception:
            log.exception("the application failed", extra={"method": scope["method"], "path": own})
            if status is None:
                raise
        finally:
            # Neither query nor headers nor body: they may hold what no log should.
            seconds = time.monotonic() - started
            log.info("request", extra={"method": scope["method"], "path": own, "status": status, "ms": round(seconds * 1000, 1)})

    return served


def _below(base: str, path: str) -> str:
    """`/docs` of `/b2b/docs`; a path that is not below the base stays as it is."""
    if base and (path == base or path.startswith(base + "/")):
        path = path[len(base) :]
    return path or "/"


def _header(scope, name: str) -> str | None:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name.encode()), None)
