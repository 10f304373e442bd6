"""How one service calls another: straight through Lambda, in the form of API Gateway's requests, so that the other needs no second way in.

    answer = Service("core").post("/completions", {"prompt": prompt})
    answer.json()

The function's name and alias stand in the environment (`CORE_FUNCTION`), where the row's `invoke: [.core]` puts them with the right to call.
"""

import json
import os
import random
import time
from functools import cache
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, EndpointConnectionError, ReadTimeoutError

from . import errors
from .proxy import Answer, proxy_event

# API Gateway stops waiting at 29 s. A gateway that asks another service answers before, even when that one does not:
# RETRYING + CONNECT + READ is what a call takes at the longest, 24.5 s; only a network that swallows packets can cost CONNECT once for
# each of Lambda's addresses.
CONNECT = 2.0
READ = 20.0
RETRYING = 2.5
PAUSES = (0.2, 0.6)

# Methods that may be asked for again when nobody knows whether the first time had an effect.
REPEATABLE = {"GET", "HEAD", "OPTIONS"}

# What Lambda answers when it could not start the function; all are over before any of its code ran.
_NOT_STARTED = {"EC2ThrottledException", "ENILimitReachedException", "EC2UnexpectedException", "SubnetIPAddressLimitReachedException"}
_NOT_CONFIGURED = {"ResourceNotFoundException", "AccessDeniedException", "InvalidParameterValueException", "UnrecognizedClientException"}


@cache
def _lambda(read: float):
    # botocore's own retries would call a function again that has run already, and know nothing of the time that is left.
    # A session of its own: the one that boto3 shares must not be used by two threads at once.
    return boto3.session.Session().client(
        "lambda",
        config=Config(connect_timeout=CONNECT, read_timeout=read, retries={"total_max_attempts": 1}, tcp_keepalive=True),
    )


class Service:
    """Another service, by its name: `core`."""

    def __init__(self, name: str, read_timeout: float = READ):
        """`read_timeout`: more than the default only where nobody waits behind API Gateway, such as in an analysis that runs minutes."""
        self.name = name
        self.read_timeout = read_timeout

    def get(self, path: str, **options) -> Answer:
        return self.request("GET", path, **options)

    def post(self, path: str, body: Any = None, **options) -> Answer:
        return self.request("POST", path, body, **options)

    def put(self, path: str, body: Any = None, **options) -> Answer:
        return self.request("PUT", path, body, **options)

    def patch(self, path: str, body: Any = None, **options) -> Answer:
        return self.request("PATCH", path, body, **options)

    def delete(self, path: str, **options) -> Answer:
        return self.request("DELETE", path, **options)

    def request(self, method: str, path: str, body: Any = None, *, query: dict | None = None, headers: dict | None = None) -> Answer:
        """The answer, whose status is 2xx; everything else is a `ServiceError`."""
        variable = self.name.upper().replace("-", "_") + "_FUNCTION"
        function = os.environ.get(variable)
        if not function:
            raise errors.NotConfigured(self.name, f"{variable} is not set; give the caller's row `invoke: [.{self.name}]`")
        payload = json.dumps(proxy_event(method, path, body, query, headers)).encode()
        answer = self._invoke(function, payload, method in REPEATABLE)
        if not 200 <= answer.status < 300:
            raise errors.Refused(self.name, method, path, answer)
        return answer

    def _invoke(self, function: str, payload: bytes, repeatable: bool) -> Answer:
        end = time.monotonic() + RETRYING
        for pause in (*PAUSES, None):
            try:
                return self._once(function, payload)
            except (errors.Throttled, errors.Unreachable) as error:
                pause = pause and pause * random.uniform(0.5, 1.5)
                again = repeatable or not error.effect_possible
                if pause is None or not again or time.monotonic() + pause > end:
                    raise
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _once(self, function: str, payload: bytes) -> Answer:
        try:
            result = _lambda(self.read_timeout).invoke(FunctionName=function, InvocationType="RequestResponse", Payload=payload)
            content = result["Payload"].read()
        except ReadTimeoutError as error:
            raise errors.TimedOut(self.name, f"no answer within {self.read_timeout:g} s") from error
        except (ConnectTimeoutError, EndpointConnectionError) as error:
            unreached = errors.Unreachable(self.name, "no connection to Lambda")
            unreached.effect_possible = False
            raise unreached from error
        except ClientError as error:
            raise self._refusal(function, error) from error
        except BotoCoreError as error:
            raise errors.Unreachable(self.name, f"the connection to Lambda broke ({type(error).__name__})") from error
        if result.get("FunctionError"):
            raise errors.Failed(self.name, f"its function failed with {_error_type(content)}")
        try:
            return Answer.of(json.loads(content))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise errors.Failed(self.name, "its function answered what is no answer to a request") from error

    def _refusal(self, function: str, error: ClientError) -> errors.ServiceError:
        code = error.response["Error"]["Code"]
        status = error.response["ResponseMetadata"].get("HTTPStatusCode", 0)
        if status == 429 or code in _NOT_STARTED:
            return errors.Throttled(self.name, f"Lambda did not start it ({code})")
        if code == "RequestTooLargeException" or status == 413:
            return errors.TooLarge(self.name, "the request is over Lambda's 6 MB")
        if code in _NOT_CONFIGURED:
            return errors.NotConfigured(self.name, f"{function} cannot be called ({code})")
        return errors.Unreachable(self.name, f"Lambda answered {code}")


def _error_type(content: bytes) -> str:
    """The error's type; its message and trace may hold what the caller's log should not."""
    try:
        return str(json.loads(content).get("errorType") or "an unnamed error")
    except (ValueError, AttributeError):
        return "an unnamed error"
