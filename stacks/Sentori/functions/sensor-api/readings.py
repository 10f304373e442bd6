"""Readings of sensors, in a table by sensor and time, and by run and time."""

import re
from dataclasses import dataclass
from datetime import timedelta

from boto3.dynamodb.conditions import Attr, Key
from botocore.exceptions import ClientError

from iot import moments, tables
from iot.refusal import invalid

KEPT = timedelta(days=30)
SENSOR = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:\-]{0,127}", re.ASCII)


def table():
    return tables.table("SENSOR_DATA_TABLE")


def sensor(given: object) -> str:
    if isinstance(given, str) and SENSOR.fullmatch(given):
        return given
    raise invalid("sensorId must be 1 to 128 letters, digits or any of _ . : -")


def store(reading: dict, timestamp: str | None) -> dict | None:
    """Stores a reading and never over another one: None when the sensor has one at that timestamp. Without a timestamp it is now, or
    the next free microsecond."""
    moment = moments.now()
    for _ in range(10):
        item = {
            **reading,
            "timestamp": timestamp or moments.text(moment),
            "expiresAt": int((moments.now() + KEPT).timestamp()),
        }
        try:
            table().put_item(Item=item, ConditionExpression="attribute_not_exists(sensorId)")
            return item
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
        if timestamp is not None:
            return None
        moment += timedelta(microseconds=1)
    return None


@dataclass
class Selection:
    """Which readings are asked for. By sensor or by run they come in the order of time; all of them in no order."""

    sensor: str | None = None
    run: str | None = None
    start: str | None = None
    end: str | None = None

    @property
    def key_names(self) -> tuple[str, ...]:
        """What a position in this list consists of."""
        by_run = self.sensor is None and self.run is not None
        return ("sensorId", "timestamp", "runId") if by_run else ("sensorId", "timestamp")

    def __post_init__(self):
        if self.start is not None and self.end is not None and self.start > self.end:
            raise invalid("from is later than to")

    def page(self, most: int, position: dict | None) -> tuple[list[dict], dict | None]:
        """As many readings, and where the next page starts. DynamoDB counts before it filters, so it may have to be asked again; not
        without end, where a filter hits nothing of much: a page may then be short, or empty, and yet not the last."""
        self._refuse_foreign(position)
        items: list[dict] = []
        for _ in range(10):
            answer = self._ask_at(most - len(items), position)
            items += answer["Items"]
            position = answer.get("LastEvaluatedKey")
            if position is None or len(items) >= most:
                break
        return items, position

    def _refuse_foreign(self, position: dict | None) -> None:
        for name, value in (("sensorId", self.sensor), ("runId", self.run)):
            if position and value is not None and position.get(name, value) != value:
                raise invalid("lastKey belongs to another list, or to other filters")

    def _ask_at(self, most: int, position: dict | None) -> dict:
        try:
            return self._ask(most, position)
        except ClientError as error:
            # A position that lies outside of what is asked for; whatever else was given has been looked at.
            if position and error.response["Error"]["Code"] == "ValidationException":
                raise invalid("lastKey belongs to another list, or to other filters") from error
            raise

    def _ask(self, most: int, position: dict | None) -> dict:
        arguments = {"Limit": most} | ({"ExclusiveStartKey": position} if position else {})
        if self.sensor is not None:
            if self.run is not None:
                arguments["FilterExpression"] = Attr("runId").eq(self.run)
            return table().query(KeyConditionExpression=self._during(Key, Key("sensorId").eq(self.sensor)), **arguments)
        if self.run is not None:
            return table().query(
                IndexName="byRun", KeyConditionExpression=self._during(Key, Key("runId").eq(self.run)), **arguments
            )
        during = self._during(Attr)
        return table().scan(**({"FilterExpression": during} if during else {}), **arguments)

    def _during(self, attribute: type, condition=None):
        """The condition, and that the reading's time is within bounds."""
        time = attribute("timestamp")
        match self.start, self.end:
            case None, None:
                return condition
            case start, None:
                bounds = time.gte(start)
            case None, end:
                bounds = time.lte(end)
            case start, end:
                bounds = time.between(start, end)
        return bounds if condition is None else condition & bounds


def shown(reading: dict) -> dict:
    return {name: value for name, value in reading.items() if name != "expiresAt"}
