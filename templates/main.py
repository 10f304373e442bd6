"""Where a service starts: add routes to `app`; Lambda calls `handler`."""

import os

from fastapi import FastAPI
from mangum import Mangum

from loom.events import http_only
from loom.gateway import behind_gateway
from loom.problems import answer_problems

app = FastAPI(title="Novialoom Analysis Service")
answer_problems(app)


@app.get("/")
def read_root() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/health", include_in_schema=False)
def read_health() -> dict[str, str]:
    """What runs here: after a deployment or a rollback, the version that the alias points to."""
    return {
        "status": "ok",
        "function": os.environ.get("AWS_LAMBDA_FUNCTION_NAME", "local"),
        "version": os.environ.get("AWS_LAMBDA_FUNCTION_VERSION", "local"),
    }


# Lambda tells a function nothing of its end, so nothing may wait for a shutdown: what lives longer than a request is made at import.
handler = http_only(Mangum(behind_gateway(app), lifespan="off"))
