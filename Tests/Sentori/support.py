"""The functions of Sentori as Lambda would load them, before DynamoDB's API as moto's server plays it on 127.0.0.1."""

import importlib
import json
import logging
import os
import sys
import threading
import unittest
import urllib.request
from io import BytesIO, StringIO
from pathlib import Path
from unittest import mock

import boto3
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

FUNCTIONS = Path(__file__).parents[2] / "stacks/Sentori/functions"
USER = {"X-User": "ada"}
RUN = "0b0e3c1e-8d5f-4a3e-9a55-0c3a1f0e7c11"

# What synth wrote for dev: the tables are those of its templates, and so are the variables and the rights of each function.
FOLDER = Path(os.environ["SENTORI"])
RESOURCES = {
    logical_id: resource
    for stack in ("data", "lambdas")
    for logical_id, resource in json.loads((FOLDER / f"{stack}.template.json").read_text())["Resources"].items()
}
TABLES = [
    {
        name: value
        for name, value in resource["Properties"].items()
        if name in ("TableName", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode")
    }
    for resource in RESOURCES.values()
    if resource["Type"] == "AWS::DynamoDB::Table"
]
LOGICAL_IDS = {"run-api": "RunApi", "sensor-api": "SensorApi"}
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-3",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}


def variables(function: str) -> dict[str, str]:
    return RESOURCES[LOGICAL_IDS[function] + "Function"]["Properties"]["Environment"]["Variables"]


def allowed(function: str) -> set[str]:
    """The actions of DynamoDB that a function's role allows."""
    statements = RESOURCES[LOGICAL_IDS[function] + "Policy"]["Properties"]["PolicyDocument"]["Statement"]
    actions = [statement["Action"] for statement in statements]
    every = [action for entry in actions for action in ([entry] if isinstance(entry, str) else entry)]
    return {action.removeprefix("dynamodb:") for action in every if action.startswith("dynamodb:")}


class OneAtATime:
    """DynamoDB applies a write with its condition, and a transaction, whole before the next; moto's threads would mix them."""

    def __init__(self, application):
        self.application = application
        self.lock = threading.Lock()
        self.called: set[str] = set()

    def __call__(self, environ, start_response):
        with self.lock:
            self.called |= self.actions(environ)
            return list(self.application(environ, start_response))

    @staticmethod
    def actions(environ) -> set[str]:
        """What IAM checks of a call: of a transaction, what it consists of."""
        action = environ.get("HTTP_X_AMZ_TARGET", "").partition(".")[2]
        if action != "TransactWriteItems":
            return {action} if action else set()
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        environ["wsgi.input"] = BytesIO(body)
        kinds = {kind for item in json.loads(body)["TransactItems"] for kind in item}
        return {{"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem"}.get(kind, kind) for kind in kinds}


def load(function: str):
    """The module `handler` of a function, loaded beside what the functions share."""
    sys.path[:0] = [str(FUNCTIONS / function), str(FUNCTIONS / "shared")]
    try:
        sys.modules.pop("handler", None)
        return importlib.import_module("handler")
    finally:
        del sys.path[:2]


DYNAMODB = OneAtATime(DomainDispatcherApplication(create_backend_app))


def setUpModule():
    """Starts DynamoDB once for all modules that take this name over."""
    if "AWS_ENDPOINT_URL_DYNAMODB" in os.environ:
        return
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, DYNAMODB, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    os.environ.update(CREDENTIALS, AWS_ENDPOINT_URL_DYNAMODB=f"http://127.0.0.1:{server.server_port}")


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
        DYNAMODB.called.clear()
        given = {**variables(self.function), "ALLOWED_ORIGIN": "https://iot.example.com"}
        patch = mock.patch.dict(os.environ, given)
        patch.start()
        self.addCleanup(patch.stop)
        self.module = load(self.function)
        self.log = StringIO()
        patch = mock.patch("sys.stdout", self.log)
        patch.start()
        self.addCleanup(patch.stop)

    def tearDown(self):
        """B9: whatever a test made a function do, its role allows."""
        self.assertLessEqual(DYNAMODB.called, allowed(self.function))

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
