"""Services loaded anew under an environment of their own, and the requests that API Gateway makes of them."""

import contextlib
import importlib.util
import json
import os
import subprocess
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


def refusal(*command: str | Path) -> str:
    """What a checker of files says when it finds something; empty when it finds nothing."""
    found = subprocess.run(command, capture_output=True, text=True)
    return "" if found.returncode == 0 else found.stdout + found.stderr


def refused_by_schema(path: Path, schema: str) -> str:
    """What GitHub's schema has against a file: `vendor.github-workflows`, `vendor.github-actions`."""
    return refusal("check-jsonschema", "--builtin-schema", schema, path)


def refused_by_zizmor(path: Path) -> str:
    return refusal("zizmor", "--offline", "--no-progress", "--persona", "pedantic", path)
