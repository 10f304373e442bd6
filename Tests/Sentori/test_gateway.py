"""B3, B5: what both functions make of any request: CORS, reasons, and never a 500 for what a caller sent."""

import base64
import json
import random
import unittest

from support import RESOURCES, RUN, USER, FunctionCase, setUpModule  # noqa: F401

JUNK = ["", " ", "é", "\x00", "\ud800", "null", "-1", "1e999", "[" * 5_000, "{}", "../..", "running", RUN, "a" * 5_000, "%00", "'\"<>"]


class AnyFunction:
    routes: list[tuple[str, str]] = []

    def test_B3_every_answer_may_be_read_by_the_frontend(self):
        for method, resource in self.routes + [("GET", "/nowhere")]:
            answer = self.answer(method, resource, raw="{", id="x")
            self.assertEqual(answer["headers"]["Access-Control-Allow-Origin"], "https://iot.example.com")
            self.assertEqual((answer["headers"]["Vary"], answer["headers"]["Content-Type"]), ("Origin", "application/json"))

    def test_B3_there_are_these_routes_and_no_others(self):
        self.assertEqual(sorted(self.module.ROUTES), sorted(self.routes))
        paths = RESOURCES["Api"]["Properties"]["Body"]["paths"]
        name = f"function:iot-playground-{self.function}-dev:live"
        routed = [
            (method.upper(), path)
            for path, item in paths.items()
            for method, operation in item.items()
            if name in json.dumps(operation)
        ]
        self.assertEqual(sorted(routed), sorted(self.routes))
        self.refused(404, "DELETE", "DELETE", self.routes[0][1])

    def test_a_parameter_given_twice_is_refused(self):
        event = {
            "httpMethod": "GET",
            "resource": "/api/runs" if self.function == "run-api" else "/sensors/data",
            "queryStringParameters": {"limit": "2"},
            "multiValueQueryStringParameters": {"limit": ["1", "2"]},
        }
        self.assertEqual(self.invoke(event)["statusCode"], 400)

    def test_a_body_in_base64_is_read(self):
        method, resource = ("POST", "/api/runs/start") if self.function == "run-api" else ("POST", "/sensors/data")
        body = {"duration": 9, "interval": 1, "sensorId": "s1", "runId": RUN, "temperature": 1}
        for text, status in (
            (base64.b64encode(json.dumps(body).encode()).decode(), 201),
            ("%", 400),
            ("é", 400),
            (base64.b64encode(b"\xff").decode(), 400),
        ):
            event = {"httpMethod": method, "resource": resource, "headers": USER, "body": text, "isBase64Encoded": True}
            self.assertEqual(self.invoke(event)["statusCode"], status, text)

    def test_B5_no_request_is_answered_with_500(self):
        chance = random.Random(5)
        junk = [
            lambda: chance.choice(JUNK),
            lambda: json.dumps(self.value(chance, 3)),
            lambda: "".join(chr(chance.choice([9, 32, 65, 0xE9, 0x20AC, 0x1F600])) for _ in range(chance.randrange(20))),
        ]
        names = ["limit", "lastKey", "status", "sensorId", "runId", "from", "to", "x"]
        for _ in range(700):
            method, resource = chance.choice(self.routes)
            query = {name: chance.choice(junk)() for name in chance.sample(names, chance.choice([0, 0, 1, 2]))}
            event = {
                "httpMethod": method,
                "resource": resource,
                "headers": chance.choice([None, {}, USER, {"X-User": chance.choice(JUNK)}, {**USER, "X-Run-Id": chance.choice(JUNK)}]),
                "queryStringParameters": query or None,
                "multiValueQueryStringParameters": {name: [value] for name, value in query.items()} or None,
                "pathParameters": chance.choice([None, {"id": chance.choice(JUNK)}]),
                "body": chance.choice([None, chance.choice(junk)(), json.dumps(self.body(chance))]),
                "isBase64Encoded": chance.choice([False, False, True]),
            }
            answer = self.invoke(event)
            self.assertLess(answer["statusCode"], 500, (event, self.log.getvalue()[-3_000:]))
            if answer["statusCode"] >= 400:
                self.assertTrue(json.loads(answer["body"])["message"])

    def body(self, chance) -> dict:
        """Nearly what a route takes."""
        body = {"duration": 60, "interval": 1, "params": {}, "status": "FAILED", "sensorId": "s1", "runId": RUN, "temperature": 2.5}
        body |= {"humidity": 1, "pressure": 1, "timestamp": "2026-01-01T00:00:00Z"}
        for name in chance.sample(sorted(body), 2):
            body[name] = self.value(chance, 3)
        return body

    def value(self, chance, depth: int):
        kinds = [None, True, 0, -1, 10**40, 1e-300, 1.5, 1e300, "", *JUNK]
        if depth > 0 and chance.random() < 0.3:
            inner = [self.value(chance, depth - 1) for _ in range(3)]
            return chance.choice([inner, {chance.choice(JUNK): value for value in inner}])
        return chance.choice(kinds)


class RunAPITests(AnyFunction, FunctionCase):
    function = "run-api"
    routes = [
        ("GET", "/api/runs/can-start"),
        ("GET", "/api/runs/running"),
        ("POST", "/api/runs/start"),
        ("POST", "/api/runs/{id}/finish"),
        ("POST", "/api/runs/interrupt-all"),
        ("GET", "/api/runs/{id}"),
        ("GET", "/api/runs"),
        ("GET", "/api/runs/all"),
    ]


class SensorAPITests(AnyFunction, FunctionCase):
    function = "sensor-api"
    routes = [(method, path) for path in ("/api/sensors/data", "/sensors/data") for method in ("POST", "GET")]


if __name__ == "__main__":
    unittest.main()
