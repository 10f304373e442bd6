"""The functions of Sentori as Lambda would load them, before DynamoDB's API as moto's server plays it on 127.0.0.1."""

import importlib
import json
import logging
import os
import sys
import threading
import unittest
import urllib.request
from io import StringIO
from pathlib import Path
from unittest import mock

import boto3
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

FUNCTIONS = Path(__file__).parents[2] / "stacks/Sentori/functions"
USER = {"X-User": "ada"}
RUN = "0b0e3c1e-8d5f-4a3e-9a55-0c3a1f0e7c11"

TABLES = [
    {
        "TableName": "iot-playground-runs-dev",
        "AttributeDefinitions": [{"AttributeName": name, "AttributeType": "S"} for name in ("id", "status", "startedAt")],
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "GlobalSecondaryIndexes": [
            {
                "IndexName": "byStatus",
                "KeySchema": [{"AttributeName": "status", "KeyType": "HASH"}, {"AttributeName": "startedAt", "KeyType": "RANGE"}],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
        "BillingMode": "PAY_PER_REQUEST",
    },
    {
        "TableName": "iot-playground-sensor-data-dev",
        "AttributeDefinitions": [{"AttributeName": name, "AttributeType": "S"} for name in ("sensorId", "timestamp", "runId")],
        "KeySchema": [{"AttributeName": "sensorId", "KeyType": "HASH"}, {"AttributeName": "timestamp", "KeyType": "RANGE"}],
        "GlobalSecondaryIndexes": [
            {
                "IndexName": "byRun",
                "KeySchema": [{"AttributeName": "runId", "KeyType": "HASH"}, {"AttributeName": "timestamp", "KeyType": "RANGE"}],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
        "BillingMode": "PAY_PER_REQUEST",
    },
]

VARIABLES = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-3",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "APP_ENV": "dev",
    "RUNS_TABLE": "iot-playground-runs-dev",
    "SENSOR_DATA_TABLE": "iot-playground-sensor-data-dev",
    "ALLOWED_ORIGIN": "https://iot.example.com",
    "GRAFANA_URL": "https://grafana.example.com",
}


class OneAtATime:
    """DynamoDB applies a write with its condition, and a transaction, whole before the next; moto's threads would mix them."""

    def __init__(self, application):
        self.application = application
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        with self.lock:
            return list(self.application(environ, start_response))


def load(function: str):
    """The module `handler` of a function, loaded beside what the functions share."""
    sys.path[:0] = [str(FUNCTIONS / function), str(FUNCTIONS / "shared")]
    try:
        sys.modules.pop("handler", None)
        return importlib.import_module("handler")
    finally:
        del sys.path[:2]


def setUpModule():
    """Starts DynamoDB once for all modules that take this name over."""
    if "AWS_ENDPOINT_URL_DYNAMODB" in os.environ:
        return
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, OneAtATime(DomainDispatcherApplication(create_backend_app)), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    os.environ.update(VARIABLES, AWS_ENDPOINT_URL_DYNAMODB=f"http://127.0.0.1:{server.server_port}")


class FunctionCase(unittest.TestCase):
    """Each test has empty tables."""

    function = ""

    def setUp(self):
        endpoint = os.environ["AWS_ENDPOINT_URL_DYNAMODB"]
        urllib.request.urlopen(urllib.request.Request(f"{endpoint}/moto-api/reset", method="POST")).close()
        dynamodb = boto3.client("dynamodb")
        self.addCleanup(dynamodb.close)
        for table in TABLES:
            dynamodb.create_table(**table)
        self.module = load(self.function)
        self.log = StringIO()
        patch = mock.patch("sys.stdout", self.log)
        patch.start()
        self.addCleanup(patch.stop)

    def call(self, method: str, resource: str, body=None, *, headers=USER, query=None, raw=None, **parameters):
        """Status and JSON of an answer."""
        answer = self.answer(method, resource, body, headers=headers, query=query, raw=raw, **parameters)
        return answer["statusCode"], json.loads(answer["body"])

    def answer(self, method: str, resource: str, body=None, *, headers=USER, query=None, raw=None, **parameters):
        event = {
            "resource": resource,
            "path": resource,
            "httpMethod": method,
            "headers": headers,
            "multiValueHeaders": headers and {name: [value] for name, value in headers.items()},
            "queryStringParameters": query,
            "multiValueQueryStringParameters": query and {name: [value] for name, value in query.items()},
            "pathParameters": parameters or None,
            "body": raw if raw is not None else None if body is None else json.dumps(body),
            "isBase64Encoded": False,
            "requestContext": {"stage": "dev"},
        }
        return self.invoke(event)

    def invoke(self, event):
        return self.module.handler(event, None)

    def refused(self, status: int, words: str, *arguments, **options):
        """Expects a refusal with its reason."""
        found, body = self.call(*arguments, **options)
        self.assertEqual(found, status, body)
        self.assertIn(words, body["message"])

    def metrics(self) -> list[tuple[str, float, list]]:
        """Name, value and dimensions of each metric in the log."""
        found = []
        for line in map(json.loads, self.log.getvalue().splitlines()):
            for directive in line.get("_aws", {}).get("CloudWatchMetrics", []):
                assert directive["Namespace"] == "IoTPlayground/Sensors"
                found += [(metric["Name"], line[metric["Name"]], directive["Dimensions"]) for metric in directive["Metrics"]]
        return found
