"""A4, A5, A17: how one service calls another, over real connections to a Lambda that is played on 127.0.0.1."""

import asyncio
import json
import os
import socket
import threading
import unittest
from unittest import mock

from fastapi import Request
from fake_lambda import FakeLambda, answers, failed, fault
from support import request, service

from loom import client, correlation, errors
from loom.client import Service
from loom.problems import answer_problems

VARIABLES = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-3",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "CORE_FUNCTION": "novialoom-core-dev:live",
}


class ClientCase(unittest.TestCase):
    def setUp(self):
        self.pauses = []
        for patch in (mock.patch.dict(os.environ, VARIABLES), mock.patch.object(client.time, "sleep", self.pauses.append)):
            patch.start()
            self.addCleanup(patch.stop)
        self.addCleanup(client._lambda.cache_clear)

    def lambda_of(self, *script) -> FakeLambda:
        fake = FakeLambda(*script).__enter__()
        self.addCleanup(fake.__exit__)
        os.environ["AWS_ENDPOINT_URL_LAMBDA"] = fake.url
        client._lambda.cache_clear()
        return fake


class CallTests(ClientCase):
    def test_it_calls_the_alias_that_the_environment_names(self):
        fake = self.lambda_of(answers(200, '{"text": "é"}'))
        answer = Service("core").post("/completions", {"prompt": "é"}, query={"tag": ["a", "b"], "fast": True}, headers={"X-User": "7"})
        self.assertEqual((answer.status, answer.json(), answer.headers["content-type"]), (200, {"text": "é"}, "application/json"))
        [(function, event)] = fake.calls
        self.assertEqual(function, "novialoom-core-dev:live")
        self.assertEqual((event["httpMethod"], event["path"], json.loads(event["body"])), ("POST", "/completions", {"prompt": "é"}))
        self.assertEqual(event["multiValueQueryStringParameters"], {"tag": ["a", "b"], "fast": ["true"]})
        self.assertEqual(event["multiValueHeaders"]["x-user"], ["7"])

    def test_A5_a_service_made_from_the_template_answers_it(self):
        with service() as main:

            @main.app.put("/themes/{name}")
            def put(name: str, given: dict, size: int) -> dict:
                return {"name": name, "size": size, "given": given, "correlation": correlation.current()}

            @main.app.post("/raw")
            async def raw(asked: Request) -> int:
                return len(await asked.body())

            def invoked(event):
                # Lambda calls handlers in the main thread, which has a loop.
                loop = asyncio.new_event_loop()
                asyncio.set_event_loop(loop)
                try:
                    return main.handler(event, None)
                finally:
                    loop.close()

            self.lambda_of(invoked)
            correlation.begin("order-12345678")
            self.assertEqual(Service("core").get("/").json(), {"status": "ok"})
            answer = Service("core").put("/themes/caf%C3%A9", {"a": 1}, query={"size": 3})
            self.assertEqual(answer.json(), {"name": "café", "size": 3, "given": {"a": 1}, "correlation": "order-12345678"})
            self.assertEqual(Service("core").post("/raw", b"\xff\x00").json(), 2)
            with self.assertRaises(errors.Refused) as raised:
                Service("core").get("/nowhere")
        self.assertEqual((raised.exception.status, raised.exception.answer.json()), (404, {"detail": "Not Found"}))

    def test_files_come_back_as_they_were(self):
        self.lambda_of(answers(200, "/wA=", isBase64Encoded=True))
        self.assertEqual(Service("core").get("/file").body, b"\xff\x00")

    def test_it_answers_before_api_gateway_stops_waiting(self):
        self.assertLess(client.RETRYING + client.CONNECT + client.READ, 25)
        config = self.lambda_of(answers(200)) and client._lambda(client.READ).meta.config
        self.assertEqual((config.read_timeout, config.connect_timeout, config.retries["total_max_attempts"]), (20, 2, 1))

    def test_a_service_that_may_not_be_called_is_named_with_what_to_do(self):
        with self.assertRaisesRegex(errors.NotConfigured, r"GATEWAY_B2B_FUNCTION is not set; give the caller's row `invoke: \["):
            Service("gateway-b2b").get("/")


class FailureTests(ClientCase):
    def fails(self, expected: type, *script, method: str = "GET", read: float = 5.0) -> tuple[errors.ServiceError, FakeLambda]:
        fake = self.lambda_of(*script)
        with self.assertRaises(errors.ServiceError) as raised:
            Service("core", read_timeout=read).request(method, "/x")
        self.assertIs(type(raised.exception), expected)
        self.assertEqual(raised.exception.service, "core")
        self.assertNotIn("S3CRET", str(raised.exception))
        return raised.exception, fake

    def test_an_error_of_the_function_is_told_by_its_type_and_never_tried_again(self):
        error, fake = self.fails(errors.Failed, failed("Sandbox.Timedout"))
        self.assertEqual((str(error), len(fake.calls)), ("core: its function failed with Sandbox.Timedout", 1))

    def test_what_is_no_answer_is_an_error(self):
        for body in (b"null", b"[]", b"{}", b"not json", b'{"statusCode": "x"}'):
            self.fails(errors.Failed, lambda _, body=body: body)

    def test_another_status_than_2xx_is_an_error_that_holds_the_answer(self):
        for status in (302, 404, 409, 500):
            error, fake = self.fails(errors.Refused, answers(status, '{"code": "x"}'))
            self.assertEqual((error.status, error.answer.json(), len(fake.calls)), (status, {"code": "x"}, 1))

    def test_a_throttled_call_is_tried_again_whatever_it_does_since_nothing_ran(self):
        fake = self.lambda_of(fault(429, "TooManyRequestsException"), fault(502, "EC2ThrottledException"), answers(201))
        self.assertEqual(Service("core").post("/x").status, 201)
        self.assertEqual((len(fake.calls), len(self.pauses)), (3, 2))

    def test_throttling_that_does_not_end_is_told(self):
        error, fake = self.fails(errors.Throttled, fault(429, "TooManyRequestsException"), method="POST")
        self.assertEqual((len(fake.calls), error.effect_possible), (3, False))

    def test_a_failure_of_lambda_is_tried_again_only_where_nothing_can_happen_twice(self):
        for method, calls in (("GET", 3), ("POST", 1), ("DELETE", 1)):
            error, fake = self.fails(errors.Unreachable, fault(500, "ServiceException"), method=method)
            self.assertEqual((method, len(fake.calls), error.effect_possible), (method, calls, True))

    def test_a_broken_connection_is_tried_again_only_where_nothing_can_happen_twice(self):
        for method, calls in (("GET", 3), ("PATCH", 1)):
            _, fake = self.fails(errors.Unreachable, fault(None), method=method)
            self.assertEqual((method, len(fake.calls)), (method, calls))

    def test_a_refused_connection_is_tried_again_since_nothing_ran(self):
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            os.environ["AWS_ENDPOINT_URL_LAMBDA"] = f"http://127.0.0.1:{unused.getsockname()[1]}"
            client._lambda.cache_clear()
            with self.assertRaises(errors.Unreachable) as raised:
                Service("core").post("/x")
        self.assertEqual((len(self.pauses), raised.exception.effect_possible), (2, False))

    def test_a_late_answer_is_a_timeout_and_never_tried_again(self):
        release = threading.Event()
        self.addCleanup(release.set)
        error, fake = self.fails(errors.TimedOut, lambda _: release.wait(5) and {}, read=0.1)
        release.set()
        self.assertEqual((str(error), len(fake.calls)), ("core: no answer within 0.1 s", 1))

    def test_nothing_is_tried_again_when_the_time_for_it_is_over(self):
        with mock.patch.object(client, "RETRYING", 0):
            _, fake = self.fails(errors.Throttled, fault(429, "TooManyRequestsException"))
        self.assertEqual(len(fake.calls), 1)

    def test_a_missing_right_and_a_missing_function_are_no_weather(self):
        for status, code in ((403, "AccessDeniedException"), (404, "ResourceNotFoundException")):
            error, fake = self.fails(errors.NotConfigured, fault(status, code))
            self.assertEqual((str(error), len(fake.calls)), (f"core: novialoom-core-dev:live cannot be called ({code})", 1))

    def test_too_large_a_request_is_told(self):
        self.fails(errors.TooLarge, fault(413, "RequestTooLargeException"), method="POST")


class ProblemTests(ClientCase):
    def test_a_gateway_answers_for_the_service_behind_it_without_its_words(self):
        cases = [
            (fault(429, "TooManyRequestsException"), 503, "busy"),
            (failed("ValueError"), 502, "bad_gateway"),
            (fault(403, "AccessDeniedException"), 502, "bad_gateway"),
            (fault(413, "RequestTooLargeException"), 413, "too_large"),
        ]
        for step, status, code in cases:
            with self.subTest(code=code, status=status), service(BASE_PATH="/b2b") as main, self.assertLogs("loom", "ERROR") as logged:
                answer_problems(main.app)
                main.app.get("/ask")(lambda: Service("core").get("/x").json())
                self.lambda_of(step)
                answer = main.handler(request("/b2b/ask"), None)
                self.assertEqual((answer["statusCode"], json.loads(answer["body"])["code"]), (status, code))
                self.assertEqual(logged.records[0].service, "core")
                self.assertNotIn("S3CRET", answer["body"] + str(logged.output))


if __name__ == "__main__":
    unittest.main()
