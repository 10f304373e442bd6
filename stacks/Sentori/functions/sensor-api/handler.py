"""What sensors measure: taken in, and given back by sensor and run (B3, B5)."""

import readings
from iot import gateway, metrics, moments, numbers, pages
from iot.refusal import Refusal, invalid
from iot.request import Request, identifier, limit


def ingest(request: Request):
    user = request.user
    body = request.json()
    reading = {
        "sensorId": readings.sensor(body.get("sensorId")),
        "runId": run_of(request, body),
        "username": user,
        "temperature": numbers.number(body, "temperature", -273, 10_000),
    }
    for name, lowest, highest in (("humidity", 0, 100), ("pressure", 0, 100_000)):
        value = numbers.number(body, name, lowest, highest, required=False)
        if value is not None:
            reading[name] = value
    given = body.get("timestamp")
    stored = readings.store(reading, None if given is None else moments.read(given, "timestamp"))
    if stored is None:
        raise Refusal(409, "taken", f"sensor {reading['sensorId']} has a reading at that timestamp already")
    metrics.emit(
        {"sensor_data_ingested": ("Count", 1), "temperature_avg": ("None", reading["temperature"])},
        by_run=reading["runId"],
        SensorId=reading["sensorId"],
    )
    return 201, readings.shown(stored)


def run_of(request: Request, body: dict) -> str:
    """The run that a reading belongs to, by its body or by the header."""
    inside, header = body.get("runId"), request.header("X-Run-Id")
    run_id = identifier(header if inside is None else inside, "runId, or the header X-Run-Id,")
    if inside is not None and header and identifier(header, "header X-Run-Id") != run_id:
        raise invalid("the header X-Run-Id names another run than the body")
    return run_id


def listed(request: Request):
    sensor, run, start, end, most, key = request.query("sensorId", "runId", "from", "to", "limit", "lastKey")
    selection = readings.Selection(
        sensor=None if sensor is None else readings.sensor(sensor),
        run=None if run is None else identifier(run, "runId"),
        start=None if start is None else moments.read(start, "from"),
        end=None if end is None else moments.read(end, "to"),
    )
    items, last = selection.page(limit(most, 100, 1_000), pages.decode(key, *selection.key_names))
    return 200, {"items": [readings.shown(item) for item in items], "count": len(items), "lastKey": last and pages.encode(last)}


ROUTES = {
    (method, resource): action
    for resource in ("/api/sensors/data", "/sensors/data")
    for method, action in (("POST", ingest), ("GET", listed))
}


def handler(event, context):
    return gateway.handle(event, ROUTES)
