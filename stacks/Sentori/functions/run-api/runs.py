"""Runs and the limit on how many may run at once.

One item, `running`, holds a lease for each run that is RUNNING. A run's status and its lease change in one transaction, whose condition
is the number of leases: however many starts come at once, five succeed. A lease ends a while after its run should have: what never said
that it finished makes room for others, and is INTERRUPTED by the next start.
"""

import heapq
import json
import os
import random
import time
import uuid
from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal

from boto3.dynamodb.conditions import Key
from botocore.exceptions import ClientError

from iot import moments, numbers, tables
from iot.refusal import Refusal, invalid

LIMIT = 5
STATUSES = ("RUNNING", "COMPLETED", "FAILED", "INTERRUPTED")
KEPT = timedelta(days=90)
LEASES = {"id": "running"}


def table():
    return tables.table("RUNS_TABLE")


# MARK: Leases


def leases() -> dict[str, Decimal]:
    """The second at which each lease ends, by run; ended ones too."""
    item = table().get_item(Key=LEASES, ConsistentRead=True).get("Item")
    return item["runs"] if item else {}


def running() -> list[str]:
    """The runs whose leases have not ended."""
    second = moments.now().timestamp()
    return [run_id for run_id, until in leases().items() if until > second]


def start(user: str, duration: int, interval: int, params: dict) -> dict:
    held = leases()
    second = moments.now().timestamp()
    for run_id, until in held.items():
        if until <= second:
            interrupt(run_id)
    if not held:
        _make_leases()
    started = moments.now()
    run_id = str(uuid.uuid4())
    run = {
        "id": run_id,
        "username": user,
        "status": "RUNNING",
        "startedAt": moments.text(started),
        "duration": duration,
        "interval": interval,
        "params": params,
        "expiresAt": int((started + KEPT).timestamp()),
    }
    if grafana := os.environ.get("GRAFANA_URL"):
        run["grafanaUrl"] = f"{grafana}/d/iot-sensors?var-runId={run_id}&from={int(started.timestamp() * 1000)}&to=now"
    until = int(started.timestamp()) + duration + max(120, 2 * interval)
    lease = _update(
        LEASES, "SET runs.#run = :until", "size(runs) < :limit", {"#run": run_id}, {":until": until, ":limit": LIMIT}
    )
    creation = {"Put": {"TableName": table().name, "Item": run, "ConditionExpression": "attribute_not_exists(id)"}}
    if not _transact([lease, creation]):
        raise Refusal(409, "limit", f"{LIMIT} simulations run already, which is as many as may; finish one first")
    return run


def end(run_id: str, status: str) -> bool:
    """Ends a run, and its lease with it; false when it is not running, or not there."""
    lease = _update(LEASES, "REMOVE runs.#run", "attribute_exists(id)", {"#run": run_id})
    run = _update(
        {"id": run_id},
        "SET #status = :status, finishedAt = :now",
        "#status = :running",
        {"#status": "status"},
        {":status": status, ":running": "RUNNING", ":now": moments.text(moments.now())},
    )
    return _transact([lease, run])


def interrupt(run_id: str) -> bool:
    """Ends a run that has a lease. A run that is not there any more, since somebody or its time to live removed it, leaves no lease."""
    if end(run_id, "INTERRUPTED"):
        return True
    table().update_item(Key=LEASES, UpdateExpression="REMOVE runs.#run", ExpressionAttributeNames={"#run": run_id})
    return False


def _make_leases() -> None:
    try:
        table().put_item(Item={**LEASES, "runs": {}}, ConditionExpression="attribute_not_exists(id)")
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise


def _update(key: dict, change: str, condition: str, names: dict, values: dict | None = None) -> dict:
    """A change of one item in a transaction."""
    update = {"UpdateExpression": change, "ConditionExpression": condition, "ExpressionAttributeNames": names}
    if values:
        update["ExpressionAttributeValues"] = values
    return {"Update": {"TableName": table().name, "Key": key, **update}}


def _transact(items: list[dict]) -> bool:
    """All of them or none; false when a condition does not hold. Others at work on the same items are waited for."""
    for attempt in range(8):
        try:
            table().meta.client.transact_write_items(TransactItems=items)
            return True
        except ClientError as error:
            reasons = {reason.get("Code") for reason in error.response.get("CancellationReasons", [])}
            if "ConditionalCheckFailed" in reasons:
                return False
            if "TransactionConflict" not in reasons:
                raise
        time.sleep(random.uniform(0, 0.02 * 2**attempt))
    raise Refusal(503, "busy", "too many starts at once; try again")


# MARK: Runs


def find(run_id: str) -> dict | None:
    return table().get_item(Key={"id": run_id}, ConsistentRead=True).get("Item")


def page(statuses: Iterable[str], most: int | None, size: int, before: str | None) -> tuple[list[dict], str | None]:
    """Runs, the newest first, at most as many, and about as many bytes of them; with the start of the last one when there are more.

    Runs that started in the same microsecond stay on one page, so that none falls between two.
    """
    chosen: list[dict] = []
    bytes_left = size
    for run in _newest(statuses, before, min(most or 1_000, 1_000) + 1):
        is_full = most is not None and len(chosen) >= most or bytes_left <= 0
        if is_full and run["startedAt"] != chosen[-1]["startedAt"]:
            return chosen, chosen[-1]["startedAt"]
        chosen.append(shown(run))
        bytes_left -= len(json.dumps(chosen[-1], default=numbers.plain))
    return chosen, None


def _newest(statuses: Iterable[str], before: str | None, batch: int) -> Iterator[dict]:
    return heapq.merge(*(_of_status(status, before, batch) for status in statuses), key=lambda run: run["startedAt"], reverse=True)


def _of_status(status: str, before: str | None, batch: int) -> Iterator[dict]:
    condition = Key("status").eq(status)
    if before is not None:
        condition &= Key("startedAt").lt(before)
    position: dict = {}
    while True:
        answer = table().query(
            IndexName="byStatus", KeyConditionExpression=condition, ScanIndexForward=False, Limit=batch, **position
        )
        yield from answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return
        position = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}


def shown(run: dict) -> dict:
    """A run as callers see it."""
    names = ("id", "username", "status", "startedAt", "finishedAt", "duration", "interval", "params", "grafanaUrl")
    return {name: run[name] for name in names if name in run}


def parameters(given: object) -> dict:
    """What the caller wants to remember of a run: an object of what DynamoDB can store."""
    if given is None:
        return {}
    if not isinstance(given, dict) or not _is_storable(given, 4):
        raise invalid("params must be an object of texts, numbers, booleans, lists and objects, four levels deep at the most")
    if len(json.dumps(given, default=numbers.plain)) > 4_096:
        raise invalid("params holds more than 4096 characters")
    return given


def _is_storable(value: object, depth: int) -> bool:
    match value:
        case None | bool():
            return True
        case int() | Decimal():
            return numbers.is_storable(value)
        case str():
            return not any("\ud800" <= character <= "\udfff" for character in value)
        case dict():
            return depth > 0 and all(_is_storable(name, 0) and _is_storable(inner, depth - 1) for name, inner in value.items())
        case list():
            return depth > 0 and all(_is_storable(inner, depth - 1) for inner in value)
    return False
