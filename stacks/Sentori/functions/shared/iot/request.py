"""A request as API Gateway's proxy integration hands it over, read with suspicion: whatever is wrong with it is a 400 with a reason."""

import base64
import json
import re
import uuid
from decimal import Decimal

from iot.refusal import Refusal, invalid

LARGEST_BODY = 65_536
# No control characters, and no lone surrogates, which DynamoDB does not store.
USER = re.compile(r"[\w.@+\- ]{1,128}")


class Request:
    def __init__(self, event: dict):
        self.method = event.get("httpMethod")
        # The route that was matched, /api/runs/{id}; the path may have the mapping of a custom domain before it.
        self.resource = event.get("resource")
        self.parameters = event.get("pathParameters") or {}
        self._headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
        self._query = event.get("queryStringParameters") or {}
        self._all_of_query = event.get("multiValueQueryStringParameters") or {}
        self._body = event.get("body")
        self._is_base64 = event.get("isBase64Encoded")

    def header(self, name: str) -> str | None:
        return self._headers.get(name.lower())

    @property
    def has_body(self) -> bool:
        return bool(self._body)

    @property
    def user(self) -> str:
        user = (self.header("X-User") or "").strip()
        if not USER.fullmatch(user):
            raise invalid("header X-User must name the user: 1 to 128 letters, digits, spaces or any of . _ @ + -")
        return user

    def query(self, *names: str) -> list[str | None]:
        """The values of these parameters. One that is not known is refused: a misspelt filter would otherwise give everything."""
        unknown = sorted(set(self._query) - set(names))
        if unknown:
            raise invalid(f"unknown parameter {_shown(unknown[0])}; there are: {', '.join(names)}")
        for name, values in self._all_of_query.items():
            if len(values or []) > 1:
                raise invalid(f"parameter {name} is given {len(values)} times")
        return [self._query.get(name) for name in names]

    def json(self) -> dict:
        """The body, an object; numbers with a fraction are Decimals."""
        text = self._text()
        try:
            body = json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant)
        except (ValueError, ArithmeticError, RecursionError) as error:
            raise invalid("the body is no JSON") from error
        if not isinstance(body, dict):
            raise invalid("the body is no JSON object")
        return body

    def _text(self) -> str:
        body = self._body or ""
        try:
            raw = base64.b64decode(body, validate=True) if self._is_base64 else body.encode()
            if len(raw) > LARGEST_BODY:
                raise Refusal(413, "too-large", f"the body has {len(raw)} bytes, {LARGEST_BODY} are taken")
            return raw.decode()
        # Base64 of other letters than its own is a plain ValueError, of which all the others are kinds.
        except ValueError as error:
            raise invalid("the body is no text in UTF-8") from error


def limit(text: str | None, default: int, most: int) -> int:
    """How many items a page may hold."""
    if text is None:
        return default
    if not re.fullmatch(r"[0-9]{1,6}", text) or not 1 <= int(text) <= most:
        raise invalid(f"limit must be a whole number from 1 to {most}")
    return int(text)


def identifier(text: object, what: str) -> str:
    """A UUID as it is stored."""
    try:
        if isinstance(text, str) and len(text) == 36:
            return str(uuid.UUID(text))
    except ValueError:
        pass
    raise invalid(f"{what} must be a UUID, such as 0b0e3c1e-8d5f-4a3e-9a55-0c3a1f0e7c11")


def _refuse_constant(name: str):
    raise ValueError(name)


def _shown(text: str) -> str:
    return json.dumps(text[:40])
