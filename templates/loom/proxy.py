"""API Gateway's form of requests and answers, as Lambda gets and gives them.
<https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html>"""

import base64
import json
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from . import correlation


def proxy_event(method: str, path: str, body: Any = None, query: dict | None = None, headers: dict | None = None) -> dict:
    """A request to another service. `bytes` go as they are, everything else as JSON; the correlation ID goes with it."""
    sent = {"host": "service.internal", "x-forwarded-proto": "https", "accept": "application/json"}
    if correlation.current():
        sent[correlation.HEADER] = correlation.current()
    encoded = isinstance(body, bytes)
    if encoded:
        content, sent["content-type"] = base64.b64encode(body).decode(), "application/octet-stream"
    elif body is None:
        content = None
    else:
        content, sent["content-type"] = json.dumps(body, ensure_ascii=False), "application/json"
    sent |= {name.lower(): value for name, value in (headers or {}).items()}
    values = {name: [_text(value) for value in (given if isinstance(given, list | tuple) else [given])] for name, given in (query or {}).items()}
    return {
        "resource": "/{proxy+}",
        "path": path,
        "httpMethod": method,
        "headers": sent,
        "multiValueHeaders": {name: [value] for name, value in sent.items()},
        "queryStringParameters": {name: given[-1] for name, given in values.items() if given} or None,
        "multiValueQueryStringParameters": values or None,
        "pathParameters": {"proxy": path.lstrip("/")},
        "stageVariables": None,
        "requestContext": {
            "requestId": str(uuid4()),
            "resourcePath": "/{proxy+}",
            "httpMethod": method,
            "path": path,
            "protocol": "HTTP/1.1",
            "stage": "service",
            "identity": {"sourceIp": "127.0.0.1", "userAgent": "loom"},
        },
        "body": content,
        "isBase64Encoded": encoded,
    }


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @classmethod
    def of(cls, result: dict) -> "Answer":
        headers = {name.lower(): value for name, value in (result.get("headers") or {}).items()}
        headers |= {name.lower(): ", ".join(values) for name, values in (result.get("multiValueHeaders") or {}).items()}
        body = result.get("body") or ""
        return cls(int(result["statusCode"]), headers, base64.b64decode(body) if result.get("isBase64Encoded") else body.encode())

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)
