"""The runs of simulations: started, finished, interrupted and listed (B3, B5)."""

import runs
from iot import gateway, metrics, moments, numbers, pages
from iot.refusal import Refusal, invalid
from iot.request import Request, identifier, limit

LONGEST_RUN = 86_400
# An answer of Lambda holds 6 MB.
LARGEST_PAGE = 4_000_000


def can_start(request: Request):
    request.query()
    count = len(runs.running())
    return 200, {"canStart": count < runs.LIMIT, "running": count, "limit": runs.LIMIT}


def running(request: Request):
    request.query()
    items = [run for run in map(runs.find, runs.running()) if run is not None]
    return 200, {"items": [runs.shown(run) for run in items], "count": len(items)}


def start(request: Request):
    user = request.user
    body = request.json()
    duration = numbers.whole(body, "duration", 1, LONGEST_RUN)
    interval = numbers.whole(body, "interval", 1, LONGEST_RUN)
    if interval > duration:
        raise invalid("interval is longer than duration")
    run = runs.start(user, duration, interval, runs.parameters(body.get("params")))
    metrics.emit({"run_started": ("Count", 1)}, RunId=run["id"])
    return 201, runs.shown(run)


def finish(request: Request):
    run_id = identifier(request.parameters.get("id"), "the run's id")
    status = (request.json() if request.has_body else {}).get("status", "COMPLETED")
    if status not in ("COMPLETED", "FAILED"):
        raise invalid("status must be COMPLETED or FAILED")
    has_ended = runs.end(run_id, status)
    run = runs.find(run_id)
    if run is None:
        raise Refusal(404, "unknown-run", f"there is no run {run_id}")
    # The same request twice has the answer of once.
    if not has_ended and run["status"] != status:
        raise Refusal(409, "not-running", f"run {run_id} is {run['status']} already")
    if has_ended and status == "COMPLETED":
        metrics.emit({"run_completed": ("Count", 1)}, RunId=run_id)
    return 200, runs.shown(run)


def interrupt_all(request: Request):
    interrupted = [run_id for run_id in runs.leases() if runs.interrupt(run_id)]
    return 200, {"interrupted": interrupted, "count": len(interrupted)}


def details(request: Request):
    request.query()
    run_id = identifier(request.parameters.get("id"), "the run's id")
    run = runs.find(run_id)
    if run is None:
        raise Refusal(404, "unknown-run", f"there is no run {run_id}")
    return 200, runs.shown(run)


def some(request: Request):
    status, most, key = request.query("status", "limit", "lastKey")
    if status is not None and status not in runs.STATUSES:
        raise invalid(f"status must be one of {', '.join(runs.STATUSES)}")
    return page([status] if status else runs.STATUSES, limit(most, 20, 100), key)


def all_of_them(request: Request):
    """Every run, as far as one answer holds them."""
    (key,) = request.query("lastKey")
    return page(runs.STATUSES, None, key)


def page(statuses, most: int | None, key: str | None):
    position = pages.decode(key, "startedAt")
    before = position and moments.read(position["startedAt"], "lastKey")
    items, last = runs.page(statuses, most, LARGEST_PAGE, before)
    return 200, {"items": items, "count": len(items), "lastKey": last and pages.encode({"startedAt": last})}


ROUTES = {
    ("GET", "/api/runs/can-start"): can_start,
    ("GET", "/api/runs/running"): running,
    ("POST", "/api/runs/start"): start,
    ("POST", "/api/runs/{id}/finish"): finish,
    ("POST", "/api/runs/interrupt-all"): interrupt_all,
    ("GET", "/api/runs/{id}"): details,
    ("GET", "/api/runs"): some,
    ("GET", "/api/runs/all"): all_of_them,
}


def handler(event, context):
    return gateway.handle(event, ROUTES)
