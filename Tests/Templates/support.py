"""Services loaded anew under an environment of their own, and the requests that API Gateway makes of them."""

import contextlib
import importlib.util
import json
import os
import sys
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
GATEWAYS = ROOT / "Tests" / "Fixtures" / "gateways"
EVENTS = Path(__file__).parent / "events"
if str(TEMPLATES) not in sys.path:
    sys.path.insert(0, str(TEMPLATES))


def event(name: str) -> dict:
    return json.loads((EVENTS / f"{name}.json").read_text())


def request(path: str, method: str = "GET", stage: str = "dev", **changes) -> dict:
    """What API Gateway's REST API sends for `path`, which starts with the route and not with the stage."""
    made = event("rest-proxy")
    made |= {"path": path, "httpMethod": method, **changes}
    made["requestContext"] |= {"path": f"/{stage}{path}", "stage": stage, "httpMethod": method}
    return made


def with_headers(made: dict, **headers: str) -> dict:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    made["headers"] = made["headers"] | given
    made["multiValueHeaders"] = made["multiValueHeaders"] | {name: [value] for name, value in given.items()}
    return made


@contextlib.contextmanager
def service(source: Path = TEMPLATES / "main.py", **environment: str):
    """The module of a service, imported as Lambda would with these variables; what it logs goes nowhere else."""
    with mock.patch.dict(os.environ, environment):
        spec = importlib.util.spec_from_file_location("service_under_test", source)
        module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module
