"""A5: what a function does with events that are no requests, and what it writes into its log."""

import io
import json
import logging
import unittest
from types import SimpleNamespace
from unittest import mock

from awslambdaric import bootstrap
from support import event, request, service, with_headers

from loom.events import UnsupportedEvent


class EventTests(unittest.TestCase):
    def refused(self, given) -> str:
        with service() as main, self.assertLogs("loom.events", "ERROR"), self.assertRaises(UnsupportedEvent) as raised:
            main.handler(given, None)
        return str(raised.exception)

    def test_messages_of_a_queue_are_an_error_so_that_the_queue_keeps_them(self):
        message = self.refused(event("sqs"))
        self.assertIn("1 record(s) of aws:sqs", message)
        self.assertNotIn("4242", message)

    def test_a_schedule_and_nonsense_are_named(self):
        self.assertIn("an event of aws.events", self.refused({"source": "aws.events", "detail-type": "Scheduled Event", "detail": {}}))
        self.assertIn("an object of 0 member(s)", self.refused({}))
        self.assertIn("a list", self.refused([1, 2]))
        self.assertIn("an object of 1 member(s)", self.refused({"Records": []}))


class LogTests(unittest.TestCase):
    """Through the formatter of Lambda's own runtime, which a function with the log format JSON has."""

    def lines(self, given: dict, prepare=lambda app: None, **environment) -> tuple[dict, list[dict]]:
        written = io.StringIO()
        sink = SimpleNamespace(log=lambda text, frame_type=None: written.write(text.rstrip("\n") + "\n"))
        root = logging.getLogger()
        before = root.handlers[:], root.level
        root.handlers = []
        try:
            with mock.patch.object(bootstrap, "_GLOBAL_AWS_REQUEST_ID", "request-1"), service(**environment) as main:
                bootstrap._setup_logging(bootstrap.LogFormat.JSON, "", sink)
                prepare(main.app)
                answer = main.handler(given, None)
        finally:
            root.handlers, root.level = before
            root.setLevel(before[1])
        return answer, [json.loads(line) for line in written.getvalue().splitlines()]

    def test_a_request_is_one_line_of_json_with_both_ids(self):
        given = with_headers(request("/b2b/health"), X_Correlation_Id="order-12345678")
        answer, lines = self.lines(given, BASE_PATH="/b2b")
        self.assertEqual(answer["headers"]["x-correlation-id"], "order-12345678")
        self.assertEqual(len(lines), 1, lines)
        self.assertEqual(
            {key: lines[0][key] for key in ("level", "message", "method", "path", "status", "requestId", "correlationId")},
            {
                "level": "INFO", "message": "request", "method": "GET", "path": "/health", "status": 200, "requestId": "request-1",
                "correlationId": "order-12345678",
            },
        )
        self.assertIn("ms", lines[0])

    def test_what_a_service_logs_carries_the_id_too_from_threads_as_well(self):
        def prepare(app):
            @app.get("/work")
            def work() -> None:
                logging.getLogger("analysis").info("at work", extra={"theme": 7})

        given = with_headers(request("/work"), X_Correlation_Id="order-12345678")
        _, lines = self.lines(given, prepare)
        work = next(line for line in lines if line["message"] == "at work")
        self.assertEqual((work["theme"], work["correlationId"]), (7, "order-12345678"))

    def test_no_secret_of_a_request_is_logged(self):
        given = with_headers(
            request("/", queryStringParameters={"token": "S3CRET-query"}, body="S3CRET-body"), Authorization="Bearer S3CRET-header")
        _, lines = self.lines(given)
        self.assertNotIn("S3CRET", json.dumps(lines))

    def test_an_id_that_is_none_is_replaced(self):
        for bad in ("short", "a" * 200, 'x"\n{"level":"ERROR"}', "a b c d e f"):
            answer, lines = self.lines(with_headers(request("/"), X_Correlation_Id=bad))
            self.assertNotEqual(answer["headers"]["x-correlation-id"], bad)
            self.assertEqual(lines[0]["correlationId"], answer["headers"]["x-correlation-id"])

    def test_an_error_is_logged_with_its_trace_and_answered_without(self):
        def prepare(app):
            @app.get("/boom")
            def boom() -> None:
                raise RuntimeError("at line 7 of the price table")

        answer, lines = self.lines(request("/boom"), prepare)
        self.assertEqual(answer["statusCode"], 500)
        problem = json.loads(answer["body"])
        self.assertEqual((problem["code"], problem["details"]["correlation_id"]), ("internal_error", answer["headers"]["x-correlation-id"]))
        self.assertNotIn("price table", answer["body"])
        failed = next(line for line in lines if line["level"] == "ERROR")
        self.assertEqual((failed["errorType"], failed["errorMessage"]), ("RuntimeError", "at line 7 of the price table"))
        self.assertTrue(failed["stackTrace"])
        self.assertEqual([line["status"] for line in lines if line["message"] == "request"], [500])


if __name__ == "__main__":
    unittest.main()
