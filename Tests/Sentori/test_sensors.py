"""B3, B5: readings are taken in, counted, and given back by sensor and run."""

import json
import unittest
import uuid
from unittest import mock

from botocore.exceptions import ClientError
from support import RUN, USER, FunctionCase, setUpModule  # noqa: F401

OTHER = "11111111-2222-4333-8444-555555555555"


class SensorCase(FunctionCase):
    function = "sensor-api"
    resource = "/api/sensors/data"

    def ingest(self, **body):
        body = {"sensorId": "s1", "runId": RUN, "temperature": 20.5, **body}
        return self.call("POST", self.resource, {name: value for name, value in body.items() if value is not None})

    def listed(self, **query):
        status, body = self.call("GET", self.resource, query=query or None, headers=None)
        self.assertEqual(status, 200, body)
        return body

    def every(self, **query) -> list[dict]:
        """All pages of a list."""
        items, key = [], {}
        while True:
            body = self.listed(**query, **key)
            items += body["items"]
            if body["lastKey"] is None:
                return items
            key = {"lastKey": body["lastKey"]}


class IngestTests(SensorCase):
    def test_B5_a_reading_is_stored_with_201(self):
        status, reading = self.ingest(humidity=40, pressure=1013.25)
        self.assertEqual(status, 201)
        self.assertRegex(reading.pop("timestamp"), r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$")
        self.assertEqual(
            reading, {"sensorId": "s1", "runId": RUN, "username": "ada", "temperature": 20.5, "humidity": 40, "pressure": 1013.25}
        )
        [stored] = self.listed(sensorId="s1")["items"]
        del stored["timestamp"]
        self.assertEqual(stored, reading)

    def test_B3_both_paths_reach_the_same(self):
        for resource in ("/api/sensors/data", "/sensors/data"):
            self.resource = resource
            self.assertEqual(self.ingest()[0], 201)
        self.assertEqual(self.listed()["count"], 2)

    def test_B3_the_run_may_stand_in_its_header(self):
        headers = {**USER, "x-run-id": RUN.upper()}
        status, reading = self.call("POST", self.resource, {"sensorId": "s1", "temperature": 1}, headers=headers)
        self.assertEqual((status, reading["runId"]), (201, RUN))
        self.refused(
            400, "another run", "POST", self.resource, {"sensorId": "s1", "temperature": 1, "runId": OTHER}, headers=headers
        )

    def test_B5_readings_become_metrics(self):
        self.ingest(temperature=-3.25)
        dimensions = [["Environment"], ["Environment", "RunId"]]
        self.assertEqual(self.metrics(), [("sensor_data_ingested", 1, dimensions), ("temperature_avg", -3.25, dimensions)])
        [line] = map(json.loads, self.log.getvalue().splitlines())
        self.assertEqual((line["Environment"], line["RunId"], line["SensorId"]), ("dev", RUN, "s1"))

    def test_B5_numbers_come_back_as_they_were(self):
        for text in ("0.1", "-273", "1e2", "12.345678901234", "0", "-0.0", "3E-5"):
            raw = f'{{"sensorId": "s1", "runId": "{RUN}", "temperature": {text}}}'
            status, body = self.call("POST", self.resource, raw=raw)
            self.assertEqual((status, body["temperature"]), (201, float(text)), text)

    def test_a_time_of_its_own_is_kept_in_utc(self):
        status, reading = self.ingest(timestamp="2026-01-31T13:00:00.5+01:00")
        self.assertEqual((status, reading["timestamp"]), (201, "2026-01-31T12:00:00.500000Z"))

    def test_no_reading_replaces_another(self):
        self.ingest(timestamp="2026-01-31T12:00:00Z")
        status, body = self.ingest(timestamp="2026-01-31T12:00:00Z", temperature=1)
        self.assertEqual((status, body["error"]), (409, "taken"))
        self.assertEqual([item["temperature"] for item in self.listed()["items"]], [20.5])

    def test_two_at_the_same_moment_are_both_kept(self):
        from iot import moments

        now = moments.now()
        with mock.patch.object(moments, "now", lambda: now):
            self.assertEqual([self.ingest()[0] for _ in range(3)], [201] * 3)
        self.assertEqual(self.listed()["count"], 3)

    def test_bad_readings_are_refused_with_a_reason(self):
        for words, body in [
            ("sensorId", {"sensorId": None}),
            ("sensorId", {"sensorId": ""}),
            ("sensorId", {"sensorId": 7}),
            ("sensorId", {"sensorId": "a b"}),
            ("sensorId", {"sensorId": "x" * 129}),
            ("sensorId", {"sensorId": "\ud800"}),
            ("runId", {"runId": None}),
            ("runId", {"runId": "1"}),
            ("runId", {"runId": 1}),
            ("temperature", {"temperature": None}),
            ("temperature", {"temperature": "20"}),
            ("temperature", {"temperature": True}),
            ("temperature", {"temperature": -274}),
            ("temperature", {"temperature": 10**30}),
            ("humidity", {"humidity": 101}),
            ("pressure", {"pressure": -1}),
            ("pressure", {"pressure": []}),
            ("timestamp", {"timestamp": 1}),
            ("timestamp", {"timestamp": "2026-01-31T12:00:00"}),
            ("timestamp", {"timestamp": "2026-02-31T12:00:00Z"}),
            ("timestamp", {"timestamp": "0001-01-01T00:00:00+14:00"}),
            ("timestamp", {"timestamp": "9999-12-31T23:59:59-14:00"}),
            ("timestamp", {"timestamp": ""}),
        ]:
            with self.subTest(words, **body):
                status, answer = self.ingest(**body)
                self.assertEqual(status, 400, answer)
                self.assertIn(words, answer["message"])
        for text in ("1e400", "1000.123456789012345", "0.1234567890123456789", "1e-300", "-1e999999999999999999999"):
            self.refused(400, "", "POST", self.resource, raw=f'{{"sensorId": "s1", "runId": "{RUN}", "temperature": {text}}}')
        self.refused(400, "X-User", "POST", self.resource, {"sensorId": "s1", "runId": RUN, "temperature": 1}, headers=None)
        self.assertEqual(self.listed()["items"], [])
        self.assertEqual(self.metrics(), [])


class ListTests(SensorCase):
    def setUp(self):
        super().setUp()
        for index in range(24):
            status, _ = self.ingest(
                sensorId=f"s{index % 3}", runId=RUN if index % 2 else OTHER, temperature=index, timestamp=f"2026-01-01T00:00:{index:02}Z"
            )
            assert status == 201

    def temperatures(self, **query) -> list[int]:
        return [item["temperature"] for item in self.every(**query)]

    def test_B5_by_sensor_by_run_and_by_both(self):
        for size in ("1", "2", "5", "1000"):
            self.assertEqual(self.temperatures(sensorId="s1", limit=size), list(range(1, 24, 3)))
            self.assertEqual(self.temperatures(runId=RUN, limit=size), list(range(1, 24, 2)))
            self.assertEqual(self.temperatures(sensorId="s1", runId=RUN, limit=size), list(range(1, 24, 6)))
            self.assertCountEqual(self.temperatures(limit=size), range(24))
        self.assertEqual(self.temperatures(sensorId="s9"), [])
        self.assertEqual(self.temperatures(runId=str(uuid.uuid4())), [])

    def test_B5_by_time(self):
        start, end = "2026-01-01T00:00:05Z", "2026-01-01T01:00:10+01:00"
        self.assertCountEqual(self.temperatures(**{"from": start, "to": end}), range(5, 11))
        self.assertEqual(self.temperatures(sensorId="s0", **{"from": start}), list(range(6, 24, 3)))
        self.assertEqual(self.temperatures(runId=RUN, to=end), list(range(1, 11, 2)))
        self.assertEqual(self.temperatures(sensorId="s0", runId=RUN, limit="1", to=end), [3, 9])

    def test_B5_pages_are_no_longer_than_asked(self):
        body = self.listed(limit="7")
        self.assertEqual((body["count"], len(body["items"])), (7, 7))
        self.assertIsNotNone(body["lastKey"])
        self.assertEqual(self.listed()["count"], 24)

    def test_a_key_of_another_list_is_refused(self):
        key = self.listed(limit="1", sensorId="s0")["lastKey"]
        by_run = self.listed(limit="1", runId=RUN)["lastKey"]
        for query in (
            {"sensorId": "s1", "lastKey": key},
            {"runId": RUN, "lastKey": key},
            {"runId": OTHER, "lastKey": by_run},
            {"sensorId": "s0", "lastKey": by_run},
            {"lastKey": by_run},
            {"lastKey": key + "x"},
        ):
            with self.subTest(**query):
                self.refused(400, "lastKey", "GET", self.resource, query=query)

    def test_a_key_outside_of_what_is_asked_for_is_refused(self):
        import readings

        key = self.listed(limit="1", sensorId="s0")["lastKey"]
        # moto takes it; DynamoDB's words: "The provided starting key is outside query boundaries based on provided conditions".
        outside = ClientError({"Error": {"Code": "ValidationException", "Message": "outside"}}, "Query")
        with mock.patch.object(readings.Selection, "_ask", side_effect=outside):
            self.refused(400, "lastKey", "GET", self.resource, query={"sensorId": "s0", "lastKey": key})

    def test_bad_lists_are_refused_with_a_reason(self):
        for words, query in [
            ("limit", {"limit": "1001"}),
            ("limit", {"limit": "-1"}),
            ("limit", {"limit": "1e2"}),
            ("sensorId", {"sensorId": ""}),
            ("runId", {"runId": "x"}),
            ("from", {"from": "yesterday"}),
            ("later", {"from": "2026-01-02T00:00:00Z", "to": "2026-01-01T00:00:00Z"}),
            ("unknown parameter", {"sensorid": "s1"}),
        ]:
            with self.subTest(words, **query):
                self.refused(400, words, "GET", self.resource, query=query)


if __name__ == "__main__":
    unittest.main()
