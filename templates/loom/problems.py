"""Answers for what went wrong: short, the same form everywhere, and without what happened inside."""

import logging

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from . import correlation, errors

log = logging.getLogger("loom.problems")


def answer_problems(app: FastAPI) -> None:
    app.add_exception_handler(errors.ServiceError, _service_failed)
    app.add_exception_handler(Exception, _failed)


def _service_failed(_: Request, error: errors.ServiceError) -> JSONResponse:
    log.error("a call of another service failed", extra={"service": error.service, "error": type(error).__name__, "reason": str(error)})
    if isinstance(error, errors.Throttled):
        return _problem(503, "busy", "Too many requests at once; try again.", {"retry-after": "1"})
    if isinstance(error, errors.TimedOut):
        return _problem(504, "timeout", "It took too long.")
    if isinstance(error, errors.TooLarge):
        return _problem(413, "too_large", "The request is too large.")
    return _problem(502, "bad_gateway", "A service behind this one failed.")


def _failed(_: Request, __: Exception) -> JSONResponse:
    return _problem(500, "internal_error", "Something went wrong here.")


def _problem(status: int, code: str, message: str, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"code": code, "message": message, "details": {"correlation_id": correlation.current() or ""}}, status, headers)
