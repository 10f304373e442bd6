"""From an event of API Gateway to its answer: finds the route, and makes of whatever happens an answer that a browser may read."""

import json
import os
import sys
import traceback
from collections.abc import Callable

from botocore.exceptions import BotoCoreError, ClientError

from iot import numbers
from iot.refusal import Refusal
from iot.request import Request

Routes = dict[tuple[str, str], Callable[[Request], tuple[int, object]]]

# What passes by itself: asked again, it may succeed.
PASSING = {
    "InternalServerError",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ServiceUnavailable",
    "ThrottlingException",
}


def handle(event: dict, routes: Routes) -> dict:
    try:
        request = Request(event)
        action = routes.get((request.method, request.resource))
        if action is None:
            raise Refusal(404, "unknown-route", f"there is no {request.method} {request.resource}")
        return answer(*action(request))
    except Refusal as refusal:
        return refused(refusal)
    except (ClientError, BotoCoreError) as error:
        if isinstance(error, ClientError) and error.response["Error"].get("Code") not in PASSING:
            return failed()
        log("WARNING", f"DynamoDB does not answer: {error}")
        return refused(Refusal(503, "busy", "the data cannot be reached at the moment; try again"))
    except Exception:
        return failed()


def answer(status: int, body: object) -> dict:
    origin = os.environ.get("ALLOWED_ORIGIN", "*")
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store", "Access-Control-Allow-Origin": origin}
    if origin != "*":
        headers["Vary"] = "Origin"
    if status == 503:
        headers["Retry-After"] = "1"
    return {"statusCode": status, "headers": headers, "body": json.dumps(body, default=numbers.plain)}


def refused(refusal: Refusal) -> dict:
    return answer(refusal.status, {"error": refusal.code, "message": str(refusal)})


def failed() -> dict:
    """A fault of ours: the log has it, the caller need not know it."""
    log("ERROR", traceback.format_exc())
    return refused(Refusal(500, "fault", "the request failed for a fault of the server"))


def log(level: str, message: str) -> None:
    sys.stdout.write(json.dumps({"level": level, "message": message}) + "\n")
    sys.stdout.flush()
